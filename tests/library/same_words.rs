//! A comparison tells a correction of words once.

use wayline::{compare::compare, compile, load::NoFiles, model::Map};

const MAP: &str = "journey: A
persona anna: Anna
persona ben: Ben
team web: Web
source talks: Talks
stage: S
  touchpoint pick: Pick
    via: web
    feels anna 1: Fine
    backstage: Answers
      by: web
    pain slow: Slow
      from: talks
    opportunity: Faster
      answers: slow
      owner: web
  touchpoint pay: Pay
    for: anna
    feels anna 0: So so
";

fn read(text: &str) -> Map {
    compile("m", text.as_bytes(), &NoFiles, &crate::support::options()).map.expect("a map")
}

fn changed(from: &str, to: &str) -> usize {
    let new = MAP.replace(from, to);
    assert_ne!(new, MAP);
    compare(&read(MAP), &read(&new)).changes.len()
}

#[test]
fn a_corrected_label_is_one_change() {
    assert_eq!(changed("pain slow: Slow", "pain slow: Really slow"), 1);
    assert_eq!(changed("team web: Web", "team web: Web team"), 1);
    assert_eq!(changed("source talks: Talks", "source talks: Twelve talks"), 1);
    assert_eq!(changed("persona anna: Anna", "persona anna: Anna Keller"), 1);
}

#[test]
fn another_name_for_the_same_persona_is_one_change() {
    let new =
        MAP.replace("persona anna", "persona ann").replace("feels anna", "feels ann").replace("for: anna", "for: ann");
    assert_eq!(compare(&read(MAP), &read(&new)).changes.len(), 1);
}

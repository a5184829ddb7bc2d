//! Lines of formats that have nothing to do with maps: one diagnostic says what they are.

use super::wrapped::{SAFE, UNSAFE, becomes};
use crate::forgiving::raised;
use wayline::diagnostic::Code;

#[test]
fn lines_of_other_formats_are_one_mistake() {
    let map = "journey: T\nstage: A\n  feels 1: x\n";
    for (text, says) in [
        (format!("\\documentclass{{article}}\n\\begin{{document}}\n{map}\\end{{document}}\n"), "LaTeX"),
        (format!("::: journey\n{map}:::\n"), "container"),
        (format!("{{% journey %}}\n{map}{{% endjourney %}}\n"), "template"),
        (format!("+++\ntitle = \"x\"\n+++\n{map}"), "Front matter"),
        (format!("{}\n", map.trim_end().replace('\n', "\\n")), "`\\n`"),
    ] {
        let told = raised(&text);
        let [only] = told.as_slice() else { panic!("{text}{told:#?}") };
        assert!(only.code == Code::Pasted && only.title.contains(says), "{only:#?}");
        becomes(&text, UNSAFE, map);
    }
    let told = raised("journey: T\nstage: A\n>>>> feature/b\n  feels 1: x\n");
    assert!(told.len() == 1 && told[0].title.contains("conflict"), "{told:#?}");
}

#[test]
fn marks_around_a_keyword_are_taken_away() {
    becomes(
        "journey: T\n*stage:* A\n  *feels* 1: x\n  _pain_ minor: Slow\n",
        SAFE,
        "journey: T\nstage: A\n  feels 1: x\n  pain minor: Slow\n",
    );
    becomes(
        "journey: T\nstage: A\n  *feels* 1: x\n  *says* hello\n",
        UNSAFE,
        "journey: T\nstage: A\n  feels 1: x\n  says: hello\n",
    );
}

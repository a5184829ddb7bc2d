//! One dense card among the touchpoints' must not leave those of other stages bare.

use super::map;
use wayline::{
    layout::{LayoutOptions, layout},
    scene::{Group, Node, Rect},
    text::Fonts,
};

#[test]
fn a_dense_card_leaves_those_of_other_stages_low() {
    let dense =
        "touchpoint: Dense\n    via: web\n    reach: 40%\n    moment: It matters much more than all the others do";
    let text = format!(
        "journey: J\nstage: A\n  touchpoint: Plain\n    via: web\nstage: B\n  {dense}\n  touchpoint: Beside\n    via: web\n"
    );
    let scene = layout(&map("cards", &text), &LayoutOptions::default(), &mut Fonts::new());
    let [plain, dense, beside] = ["Plain", "Dense", "Beside"].map(|title| Card::find(&scene.root, title).expect(title));
    assert!(plain.frame.height + 40.0 <= dense.frame.height, "{} {}", plain.frame.height, dense.frame.height);
    assert_eq!(beside.frame.height, dense.frame.height, "cards of a stage are equally high");
    assert_eq!(beside.foot, plain.foot, "the channels stand right below the title in both");
}

struct Card {
    frame: Rect,
    /// Where its channels stand.
    foot: f64,
}

impl Card {
    fn find(group: &Group, title: &str) -> Option<Self> {
        let groups = || group.nodes.iter().filter_map(as_group);
        let titled = group.nodes.iter().any(|node| matches!(node, Node::Text(line) if line.plain() == title));
        match (group.class, titled) {
            ("touchpoint", true) => {
                let foot = groups().find(|group| group.class == "channel")?.at.y;
                Some(Self { frame: group.frame?, foot })
            }
            _ => groups().find_map(|group| Self::find(group, title)),
        }
    }
}

fn as_group(node: &Node) -> Option<&Group> {
    match node {
        Node::Group(group) => Some(group),
        Node::Shape(_) | Node::Text(_) | Node::Image(_) => None,
    }
}

/// "at Browses" stood on a card that was where it was written, because one of its pains is there.
#[test]
fn an_answer_that_is_where_it_was_written_says_no_place() {
    let texts = |answers: &str| {
        let text = format!(
            "journey: T\nstage: Search\n  touchpoint: Browses\n    feels 0\n    pain a: Fake ads\n  touchpoint: Asks\n    feels -1: Waits\n    pain b: Slow answer\n    \
             opportunity: Answer within an hour\n      answers: {answers}\n"
        );
        let scene = layout(&map("answers", &text), &LayoutOptions::default(), &mut Fonts::new());
        let cards = super::find::all(&scene.root, "opportunity");
        cards.iter().flat_map(|card| card.lines()).map(|line| line.plain()).collect::<Vec<_>>().join(" ")
    };
    for answers in ["a, b", "b, a"] {
        let texts = texts(answers);
        assert!(texts.contains("Answer within") && !texts.contains("Browses"), "{answers}: {texts}");
    }
    assert!(texts("a").contains("Asks"), "moved to its pain: {}", texts("a"));
}

//! A long map on several pages.

use super::{example, groups, lines};
use lopdf::Document;
use std::collections::BTreeSet;
use wayline::{
    layout::{LayoutOptions, layout_pages},
    render::{PdfOptions, Typefaces, pdf},
    scene::Scene,
    text::Fonts,
};

fn pages(name: &str) -> Vec<Scene> {
    layout_pages(&example(name), &LayoutOptions::default(), &mut Fonts::new())
}

fn ids<'a>(scene: &'a Scene, kind: &str) -> Vec<&'a str> {
    let ids = groups(scene).into_iter().filter_map(|group| group.id.as_deref());
    ids.filter(|id| id.starts_with(kind)).collect()
}

#[test]
fn every_stage_and_column_is_on_exactly_one_page() {
    let map = example("outpatient-visit.journey");
    let pages = pages("outpatient-visit.journey");
    assert!(pages.len() > 1);
    let stages: Vec<String> = map.stages.iter().map(|stage| format!("stage-{}", stage.name)).collect();
    let drawn: Vec<&str> =
        pages.iter().flat_map(|page| ids(page, "stage-")).filter(|id| stages.iter().any(|s| s == id)).collect();
    let mut sorted = drawn.clone();
    sorted.sort_by_key(|id| stages.iter().position(|stage| stage == id));
    assert_eq!(drawn, sorted);
    assert_eq!(drawn.len(), stages.len());
    for column in &map.columns {
        let here = |page: &&Scene| {
            ids(page, "touchpoint-")
                .iter()
                .chain(&ids(page, "step-"))
                .any(|id| id.ends_with(&format!("-{}", column.name)))
        };
        assert_eq!(pages.iter().filter(here).count(), 1, "{}", column.name);
    }
}

#[test]
fn headers_are_repeated_and_numbers_kept() {
    let map = example("outpatient-visit.journey");
    let pages = pages("outpatient-visit.journey");
    let title = map.title.to_plain();
    for (index, page) in pages.iter().enumerate() {
        let words: BTreeSet<String> = lines(page).iter().map(|line| line.plain().trim().to_owned()).collect();
        for name in ["Experience", "Doing", "Neutral"] {
            assert!(words.contains(name), "{name} isn't on page {}", index + 1);
        }
        assert!(
            words.iter().any(|line| title.starts_with(line.as_str()) || line.starts_with(&title)),
            "page {} has no title",
            index + 1
        );
        assert_eq!(page.prefix, format!("outpatient-visit-{}", index + 1));
        assert!(page.title.ends_with(&format!("({} / {})", index + 1, pages.len())));
    }
    // The third pain is the third one on whichever page it is.
    let third = format!("pain-{}", map.pains[2].name);
    let group =
        pages.iter().flat_map(groups).find(|group| group.id.as_deref() == Some(&third)).expect("the third pain");
    assert!(group.title.as_deref().is_some_and(|title| title.contains(" 3: ")), "{:?}", group.title);
}

#[test]
fn a_map_that_fits_stays_whole() {
    let whole = pages("coffee-run.journey");
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].prefix, "coffee-run");
}

#[test]
fn pages_have_the_shape_of_paper() {
    for page in pages("outpatient-visit.journey").iter().chain(&pages("bank-onboarding.journey")) {
        let shape = page.width / page.height;
        assert!((0.7..=2.2).contains(&shape), "{}: {} by {}", page.prefix, page.width, page.height);
    }
}

#[test]
fn all_pages_are_in_one_file() {
    let pages = pages("outpatient-visit.journey");
    let bytes = pdf(&pages, &Typefaces::bundled(), &PdfOptions::default()).expect("a PDF file");
    let document = Document::load_mem(&bytes).expect("a PDF that can be read");
    assert_eq!(document.get_pages().len(), pages.len());
    let text = |page: u32| document.extract_text(&[page]).expect("text");
    let last = pages.len() as u32;
    assert!(text(1).contains("Registers for care") && !text(last).contains("Registers for care"));
    assert!(text(last).contains("Looks after"));
}

//! The head of a slide: the finding as a whole, and when the map is reviewed.

use super::{
    map,
    oracle::check_scene,
    slide::{said, slide},
};

/// `Worst at …` was all that large letters had room for, and that nothing answers a critical pain was missing.
#[test]
fn the_finding_of_a_slide_is_whole() {
    let column = |title: &str, feels: &str| format!("  touchpoint: {title}\n    feels anna {feels}\n");
    let low = column("The technician's visit", "-2: Let down");
    let pain = "    pain critical: Nobody comes\n    expects anna 1.5: Done in one visit\n";
    let personas = "persona anna: Anna\npersona ben: Ben\n";
    let text =
        format!("journey: Switching broadband provider\n{personas}stage: One\n{low}{pain}{}", column("End", "1"));
    let scene = slide(&map("long", &text));
    let head = said(&scene, "line").join(" ");
    assert!(head.contains("Worst at") && head.contains("1 critical pain has no answer"), "{head}");
    assert!(!head.contains('…'), "{head}");
    assert_eq!(check_scene(&scene), Vec::<String>::new());
}

/// They were missing where those who took part had a long line.
#[test]
fn the_dates_of_reviews_come_before_who_took_part() {
    let with = "Front desk, housekeeping, the night porter, and three new colleagues of the house in the other street";
    let column = "  touchpoint: Check-in\n    feels 1: Fine\n";
    let text = format!(
        "journey: One night in a city hotel\nstate: current\nowner: House management\nwith: {with}\n\
         reviewed: 2026-10-26, every 6 months\ninsight: The night decides\npersona mara: Mara\n  quote: Seven hours of sleep\n\
         persona ruth: Ruth\n  quote: To be known\nstage: Arrive\n{column}"
    );
    let scene = slide(&map("hotel", &text));
    let badges = [said(&scene, "reviewed"), said(&scene, "next-review")].concat();
    assert_eq!(badges, ["Reviewed 26 Oct 2026", "Next review 26 Apr 2027"], "{:?}", said(&scene, "title"));
}

/// "I found out that she was discharged from…" was there instead of what the persona wants, which had the room.
#[test]
fn a_goal_that_is_whole_comes_before_the_beginning_of_a_quote() {
    let quote = "I found out that she was discharged from a neighbour who had seen her get out of a taxi on her own, with two bags, in the rain and long after it was dark";
    let text = format!(
        "journey: J\npersona a: Anna\n  quote: {quote}\n  goal: To know when\npersona b: Ben\nstage: S\n  feels -1\n"
    );
    let said = said(&slide(&map("quote", &text)), "persona").concat();
    assert!(said.contains("To know when") && !said.contains("I found out"), "{said}");
}

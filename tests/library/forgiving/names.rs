//! Personas, teams, channels: who is meant, and what is declared.

use super::{MEANT, UNCERTAIN, compiled, map, mended, mends, offers, raised, told};
use crate::support;
use wayline::{
    diagnostic::{Applicability, Code, Diagnostic},
    format::format,
    load::NoFiles,
};

#[test]
fn a_persona_that_stands_in_the_wrong_place_is_put_into_the_head() {
    mends("thinks anna Why so dear?", Code::MissingColon, "thinks anna: Why so dear?");
    mends("thinks: anna: Why so dear?", Code::BadHead, "thinks anna: Why so dear?");
    mends("does Anna Keller, pays", Code::MissingColon, "does Anna Keller: pays");
    mends("feels -1 anna", Code::BadHead, "feels anna -1");
    mends("feels -1 anna: Cross", Code::BadHead, "feels anna -1: Cross");
    mends("feels: anna -1", Code::BadHead, "feels anna -1");
    mends("feels anna: -1 Cross", Code::BadHead, "feels anna -1: Cross");
    mends("feels anna -1 Cross", Code::BadHead, "feels anna -1: Cross");
    mends("expects: 1: A price", Code::BadHead, "expects 1: A price");
    mends("feels anna —1", Code::BadHead, "feels anna -1");
}

#[test]
fn a_line_that_names_two_personas_becomes_two() {
    mends("feels anna, ben -1", Code::BadHead, "feels anna -1\nfeels ben -1");
    mends("thinks anna and ben: Why?", Code::BadHead, "thinks anna: Why?\nthinks ben: Why?");
}

#[test]
fn a_list_in_another_languages_signs_is_mended() {
    mends("via: [web, app]", Code::BadList, "via: web, app");
    mends("via: \"web\", 'app'", Code::BadList, "via: web, app");
    mends("via: - web", Code::BadList, "via: web");
    mends("via: web,, app,", Code::BadList, "via: web, app");
    mends("via: web and app", Code::NotDeclared, "via: web, app");
    mends("via: web / app", Code::NotDeclared, "via: web, app");
    mends("for: anna and ben", Code::UnknownName, "for: anna, ben");
}

#[test]
fn each_unknown_channel_of_a_list_is_told() {
    let raised = raised(&map("via: wbe, e-mail, mobile app, appp"));
    let titles: Vec<&str> = raised.iter().map(|diagnostic| diagnostic.title.as_str()).collect();
    assert_eq!(titles, ["The channel `wbe` is not declared", "The channel `appp` is not declared"]);
    assert!(raised.iter().all(|warning| warning.help.as_ref().is_some_and(|help| help.contains("did you mean"))));
}

#[test]
fn what_is_not_declared_is_drawn_as_it_stands_and_told_once() {
    let text = map(
        "via: branch office, Branch office\nmetric waiting: 12 min\n  from: Interview notes\nbackstage: Prints\n  by: Printing house",
    );
    let text = format!("{text}  touchpoint: Next\n    via: branch office\n    feels 1: Fine\n");
    let compilation = compiled(&text.replace(", Branch office", ""));
    let map = compilation.map.as_ref().expect("a map");
    assert_eq!(map.channels[0].label.to_plain(), "branch office");
    assert_eq!(map.measures[0].label.to_plain(), "waiting");
    assert_eq!(map.sources[0].label.to_plain(), "Interview notes");
    assert_eq!(map.teams[1].label.to_plain(), "Printing house");
    let told: Vec<&Diagnostic> =
        compilation.diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::NotDeclared).collect();
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(told[0].labels[0].text.contains("2 times"));
}

#[test]
fn the_proposed_declaration_is_put_where_declarations_stand() {
    let mut text = map("via: branch office\nfeels 1: Fine");
    while let Some(told) = raised(&text).into_iter().find(|diagnostic| diagnostic.code == Code::NotDeclared) {
        text = mended(&text, &told);
    }
    assert!(text.contains("persona ben: Ben Okafor\n\nchannel branch-office: Branch office\n\nstage: Order"), "{text}");
    assert!(raised(&text).is_empty());
}

#[test]
fn the_formatter_writes_names_for_labels() {
    let text = map(
        "for: Anna Keller\nvia: mobile app, E-mail\nthinks Anna Keller: Why?\nfeels Anna keller 1: Fine\nmetric NPS: 40\npain price: Price changes\nopportunity: Show prices\n  answers: price changes\n  owner: Front desk",
    );
    let formatted = format("map.journey", text.as_bytes(), &NoFiles, &support::options()).text.expect("a right map");
    for line in [
        "for: anna\n",
        "via: mobile app, email\n",
        "thinks anna: Why?",
        "feels anna 1: Fine",
        "metric nps: 40",
        "answers: price\n",
        "owner: shop\n",
    ] {
        assert!(formatted.contains(line), "{line} in\n{formatted}");
    }
}

#[test]
fn a_declaration_without_a_name_gets_one_from_its_text() {
    let text = "journey: Coffee run\npersona: Zoe Miller\nstage: Order\n  feels 1: Served\n";
    let raised = compiled(text).diagnostics;
    assert_eq!(raised.len(), 1, "{raised:#?}");
    assert!(mended(text, &raised[0]).contains("persona zoe: Zoe Miller\n"));
}

#[test]
fn a_name_that_the_damaged_line_cannot_have_is_unknown() {
    let codes = |lines: &str| raised(&map(lines)).iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>();
    let answers = |name: &str| format!("pain prices majr: X\nopportunity: Y\n  answers: {name}");
    assert_eq!(codes(&answers("prices")), [Code::AlmostSeverity]);
    assert_eq!(codes(&answers("nothing-known")), [Code::AlmostSeverity, Code::UnknownName]);
}

#[test]
fn a_word_for_everybody_is_no_persona() {
    mends("feels everyone -1: Cross", Code::BadHead, "feels -1: Cross");
    mends("thinks all: Why?", Code::BadHead, "thinks: Why?");
    mends("pain: Price jumps\n  for: everybody", Code::UnknownName, "pain: Price jumps\n  for: anna, ben");
}

#[test]
fn a_persona_without_a_name_is_known_by_the_one_it_will_get() {
    let text = "journey: Coffee run\npersona: Zoe Miller\nstage: Order\n  feels Zoe: -1: Cross\n";
    let raised = raised(text);
    assert_eq!(raised.len(), 2, "{raised:#?}");
    assert!(mended(text, &raised[1]).contains("feels zoe -1: Cross"), "{raised:#?}");
}

#[test]
fn a_name_that_is_not_known_yet_is_no_name() {
    let lines = "pain price: Price jumps\nopportunity: Say it\n  answers: price\n  owner: TBD\n  impact: 3";
    mends(lines, Code::MissingText, &lines.replace("  owner: TBD\n", ""));
}

#[test]
fn personas_in_one_line_become_one_line_each() {
    let text = "journey: A\npersonas: Anna Keller (nurse, 34), Ben Okafor and Anna Berg\nstage: S\n  feels anna 1: Fine\n  feels ben 1: Fine\n  feels anna-berg 0: Fine\n";
    let told = raised(text);
    assert_eq!(told.len(), 1, "{told:#?}");
    let right = mended(text, &told[0]);
    assert!(
        right
            .contains("persona anna: Anna Keller (nurse, 34)\npersona ben: Ben Okafor\npersona anna-berg: Anna Berg\n")
    );
    assert!(raised(&right).is_empty(), "{:#?}", raised(&right));
    let fix = told[0].fix.as_ref().map(|fix| fix.applicability);
    assert_eq!(fix, Some(Applicability::Safe));
    told_in_lists();
}

fn told_in_lists() {
    told(
        "journey: A\nusers: Anna; Ben\nteams: Front desk, Field service\nchannels: web, branch office\nstages: Look, Buy\n",
        &["J004", "J004", "J004", "J004"],
        &[],
    );
    // In a column they speak of what is declared.
    mends("channels: web, app", Code::UnknownKeyword, "via: web, app");
}

#[test]
fn the_address_of_an_owner_is_told_once() {
    let lines = |owner: &str| format!("opportunity: Call back\n  owner: {owner}");
    let raised = raised(&map(&lines("jane.doe@praxis.test")));
    assert_eq!(raised.iter().map(|of| of.code).collect::<Vec<_>>(), [Code::PersonalData], "{raised:#?}");
}

#[test]
fn channels_between_slashes_are_no_channel_of_that_name() {
    told(&map("via: web / carrier pigeon / phone"), &["J514"], &[]);
    let text = map("via: web / carrier pigeon / phone");
    assert!(mended(&text, &raised(&text)[0]).contains("via: web, carrier pigeon, phone\n"));
}

#[test]
fn two_scores_are_no_unknown_persona() {
    let raised = raised(&map("feels anna 1 2: tired"));
    assert_eq!(raised[0].title, "`anna` has two scores here", "{raised:#?}");
    assert_eq!(raised[0].help.as_deref(), Some("a line has one score: remove `1`, or the score behind it"));
}

#[test]
fn an_owner_who_is_a_persona_is_told_so() {
    let raised = raised(&map("opportunity: Call back\n  owner: anna"));
    assert_eq!(raised[0].help.as_deref(), Some("`anna` is a persona; write the name of a team: shop"), "{raised:#?}");
}

#[test]
fn a_persona_with_a_title_is_called_by_what_stands_behind_it() {
    let text = "journey: A\npersona: Mr. Aydin, 45\npersonas: Dr. Lena Weiss, Ms Ito\nstage: S\n  feels: aydin 1, Lena 2\n  does: x\n";
    let helps: Vec<_> = raised(text).into_iter().filter_map(|of| of.help).collect();
    let expected =
        ["write `persona aydin: Mr. Aydin, 45`", "write `persona lena: Dr. Lena Weiss`, `persona ito: Ms Ito`"];
    assert_eq!(helps[..2], expected, "{helps:#?}");
}

/// No edit and no help declares somebody out of words that name a persona, a number, or who is not meant.
#[test]
fn nothing_is_declared_that_nobody_meant() {
    let declares = |text: &str| {
        let lines = text.lines().filter(|line| {
            let line = line.trim_start_matches(['`', ' ']);
            ["persona ", "team ", "channel "].iter().any(|word| line.starts_with(word))
        });
        lines.count()
    };
    for lines in MEANT.iter().map(|(lines, _)| lines).chain(UNCERTAIN) {
        let mut text = offers(lines);
        for told in raised(&text) {
            let help = told.help.as_deref().unwrap_or_default().replace('`', "\n`");
            assert_eq!(declares(&help), 0, "{lines}: {help}");
        }
        for _ in 0..6 {
            let Some(told) = raised(&text).into_iter().find(|told| told.fix.is_some()) else { break };
            text = mended(&text, &told);
        }
        assert_eq!(declares(&text), 4, "{lines}:\n{text}");
    }
}

#[test]
fn a_word_with_another_meaning_cannot_name_a_persona() {
    for (name, example) in [("major", "persona major-tom: Major Tom"), ("all", "persona major-tom: Major Tom")] {
        let text = format!(
            "journey: A\npersona {name}: Major Tom\nstage: S\n  feels {name} 1: X\n  pain price major: y\n  does {name}: z\n"
        );
        let raised = raised(&text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::BadName], "{raised:#?}");
        assert!(raised[0].help.as_deref().is_some_and(|help| help.contains(example)), "{raised:#?}");
        assert!(raised[0].fix.is_none());
    }
    let text = "journey: A\npersona anna: Anna\nstage: S\n  touchpoint anna: Pays\n    feels 1: X\n";
    let told = raised(text);
    assert_eq!(told.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::BadName], "{told:#?}");
    assert!(mended(text, &told[0]).contains("  touchpoint: Pays\n    for: anna\n"));
}

#[test]
fn what_is_declared_already_is_not_declared_again() {
    for line in ["personas: anna, ben", "persona: Anna", "team: Web, Front desk", "team: web"] {
        let text = offers("").replace("stage: S\n", &format!("{line}\nstage: S\n"));
        let raised = raised(&text);
        assert_eq!(raised.len(), 1, "{line}: {raised:#?}");
        assert!(raised[0].fix.is_none() && raised[0].code != Code::DeclaredTwice, "{line}: {raised:#?}");
    }
}

#[test]
fn an_imported_persona_gets_a_name_that_says_nothing_else() {
    let diagram = "journey\n    title T\n    section S\n      Pay: 3: major, all\n";
    let imported = wayline::import::mermaid(diagram, wayline::diagnostic::FileId::default());
    let text = imported.text.expect("a map");
    assert!(text.contains("persona actor-major: major") && text.contains("persona actor-all: all"), "{text}");
    assert!(raised(&text).is_empty(), "{:#?}", raised(&text));
}

#[test]
fn other_words_for_a_channel_have_its_icon() {
    for (written, icon) in [
        ("web app", "app"),
        ("TV ad", "tv"),
        ("call centre", "phone"),
        ("iOS app", "app"),
        ("live chat", "chat"),
        ("letterbox", "mail"),
    ] {
        let map = compiled(&offers(&format!("via: {written}"))).map.expect("a right map");
        assert_eq!(map.channels[0].icon.as_deref(), Some(icon), "{written}");
    }
}

/// `via: WhatsApp` was drawn, and rewritten, as `chat`, and `via: chat, WhatsApp` was a duplicate.
#[test]
fn a_brand_is_a_channel_of_its_own() {
    for brand in ["WhatsApp", "Messenger"] {
        let map = compiled(&offers(&format!("via: chat, {brand}"))).map.expect("a right map");
        let labels: Vec<String> = map.channels.iter().map(|channel| channel.label.to_plain()).collect();
        assert_eq!(labels, ["Chat", brand]);
    }
}

#[test]
fn several_personas_in_one_declaration_are_several() {
    let map = |line: &str| offers("").replace("persona ben: Ben", line);
    let told = raised(&map("persona carl, dora: Carl and Dora"));
    assert_eq!(
        mended(&map("persona carl, dora: Carl and Dora"), &told[0]),
        map("persona carl: Carl\npersona dora: Dora")
    );
    let told = raised(&map("persona carl, dora: Both"));
    assert!(told[0].fix.is_none() && told[0].help.as_deref().is_some_and(|help| help.contains("persona carl: Carl")));
}

#[test]
fn a_channel_keeps_the_word_that_its_writer_has_for_it() {
    let channels = |text: &str| {
        let map = compiled(text).map.expect("a map");
        let of = |channel: &wayline::model::Channel| {
            (channel.label.to_plain(), channel.icon.clone().unwrap_or_else(|| channel.name.to_string()))
        };
        map.channels.iter().map(of).collect::<Vec<_>>()
    };
    let said = channels(&map("via: branch, Filiale, web app, Tel., Phone\nfeels 1: Fine"));
    let said: Vec<(&str, &str)> = said.iter().map(|(label, icon)| (label.as_str(), icon.as_str())).collect();
    let expected = [("Branch", "shop"), ("Filiale", "shop"), ("Web app", "app"), ("Tel.", "phone"), ("Phone", "phone")];
    assert_eq!(said, expected);
    // The same word is the same channel, and what the map declares takes precedence.
    let again = map("via: branch\nfeels 1: Fine") + "  touchpoint: Next\n    via: Branch\n    feels 1: Fine\n";
    assert_eq!(channels(&again).len(), 1);
    let declared = map("via: branch\nfeels 1: Fine").replace("team shop", "channel shop: Our shop\n\nteam shop");
    assert_eq!(channels(&declared)[0].0, "Our shop");
}

#[test]
fn somebody_unknown_beside_a_persona_is_not_made_the_text() {
    for (line, unknown) in [
        ("feels anna and carl 1: Fine", "carl"),
        ("feels anna, ben and carl 1: Fine", "carl"),
        ("expects carl, anna 1", "carl"),
        ("thinks anna and carl: Fine", "carl"),
        ("does carl & anna: Wait", "carl"),
    ] {
        let raised_now = raised(&map(line));
        let [told] = raised_now.as_slice() else { panic!("{line}: {raised_now:#?}") };
        assert_eq!(told.title, format!("Unknown persona `{unknown}`"));
        assert!(told.fix.is_none(), "{told:#?}");
    }
}

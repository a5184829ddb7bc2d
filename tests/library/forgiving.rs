//! What people write instead of what the reference says is understood, or told with an edit that mends it.

use crate::support;
use wayline::{
    Compilation, compile,
    diagnostic::{Applicability, Code, Diagnostic, Severity},
    format::format,
    load::NoFiles,
};

/// A map with two personas and a team whose only column holds these lines.
pub fn map(lines: &str) -> String {
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "journey: Coffee run\n\nteam shop: Front desk\n\npersona anna: Anna Keller\npersona ben: Ben Okafor\n\nstage: Order\n  touchpoint: At the counter\n{lines}"
    )
}

fn compiled(text: &str) -> Compilation {
    compile("map.journey", text.as_bytes(), &NoFiles, &support::options())
}

/// What is raised about the lines, but for what the map around them is to blame for.
pub fn raised(text: &str) -> Vec<Diagnostic> {
    let about_frame =
        [Code::SilentPersona, Code::UnusedName, Code::NoOwner, Code::UnansweredPain, Code::UnexplainedLow];
    compiled(text).diagnostics.into_iter().filter(|diagnostic| !about_frame.contains(&diagnostic.code)).collect()
}

/// The text with the edits of a diagnostic.
pub fn mended(text: &str, diagnostic: &Diagnostic) -> String {
    let fix = diagnostic.fix.as_ref().unwrap_or_else(|| panic!("no edit for {diagnostic:#?}"));
    let mut text = text.to_owned();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

/// The only thing that is raised about `lines` is `code`, and its edit makes `right` of them, which raises nothing.
#[track_caller]
pub fn mends(lines: &str, code: Code, right: &str) {
    let text = map(lines);
    let raised_now = raised(&text);
    assert_eq!(raised_now.len(), 1, "{lines}: {raised_now:#?}");
    assert_eq!(raised_now[0].code, code, "{lines}: {raised_now:#?}");
    let mended = mended(&text, &raised_now[0]);
    assert_eq!(mended, map(right));
    assert!(raised(&mended).is_empty(), "{right}: {:#?}", raised(&mended));
}

#[test]
fn a_severity_behind_the_colon_goes_before_it() {
    mends("pain: major: Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain: (critical) Price jumps", Code::AlmostSeverity, "pain critical: Price jumps");
    mends("pain: price major: Price jumps", Code::AlmostSeverity, "pain price major: Price jumps");
    mends("pain major price: Price jumps", Code::AlmostSeverity, "pain price major: Price jumps");
    mends("pain: Price jumps, major", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain: Major price jumps", Code::AlmostSeverity, "pain major: Major price jumps");
}

#[test]
fn a_word_for_a_severity_is_no_name() {
    mends("pain high: Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain price severe: Price jumps", Code::AlmostSeverity, "pain price critical: Price jumps");
    mends("pain Low: Price jumps", Code::AlmostSeverity, "pain minor: Price jumps");
    mends("gain major: Three fields", Code::AlmostSeverity, "gain: Three fields");
    mends("opportunity high: Show prices", Code::AlmostSeverity, "opportunity: Show prices");
}

#[test]
fn a_persona_is_no_name_of_a_pain() {
    mends("pain anna major: Two prices", Code::BadName, "pain major: Two prices\n  for: anna");
    mends("pain anna: Two prices", Code::BadName, "pain: Two prices\n  for: anna");
    mends("pain Anna Keller: Two prices", Code::BadName, "pain: Two prices\n  for: anna");
    mends("gain anna: Three fields\n  | and done", Code::BadName, "gain: Three fields\n  | and done\n  for: anna");
    mends("pain anna: Two prices\n  for: anna", Code::BadName, "pain: Two prices\n  for: anna");
}

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
fn a_feeling_without_a_score_is_asked_for_one_once() {
    for (line, example) in [("feels happy", "feels 1: happy"), ("feels anna Cross", "feels anna 1: Cross")] {
        let raised = raised(&map(line));
        let [only] = raised.as_slice() else { panic!("{line}: {raised:#?}") };
        assert!(only.labels[0].text.contains("-2..2"), "{only:#?}");
        assert!(only.help.as_ref().is_some_and(|help| help.contains(example)), "{only:#?}");
        assert_eq!(only.fix.as_ref().map(|fix| fix.applicability), Some(Applicability::Display));
    }
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
        "via: app, email\n",
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
fn a_text_that_only_marks_a_place_is_missing() {
    for text in [map("does: …"), map("pain price: ..."), map("feels 1: Fine").replace("shop: Front desk", "shop: …")]
    {
        let raised = raised(&text);
        assert!(raised.iter().any(|diagnostic| diagnostic.code == Code::MissingText), "{text}: {raised:#?}");
    }
}

#[test]
fn a_sign_of_another_language_is_told_to_be_text() {
    mends("does: Pays  # at the till", Code::OnlyText, "# at the till\ndoes: Pays");
    mends("via: web # and later the app", Code::OnlyText, "# and later the app\nvia: web");
    mends("does: Pays {", Code::OnlyText, "does: Pays");
    assert!(raised(&map("via: web # note")).iter().all(|told| told.severity == Severity::Error));
}

#[test]
fn a_sign_that_belongs_to_the_text_is_left_alone() {
    for line in [
        "does: Presses # to confirm",
        "does: Takes ticket #12",
        "thinks: We are #1",
        "does: Writes C# code",
        "does: Fills in {name}",
        "says: :-)",
        "pain: The major road is closed",
        "pain minor: Major delays",
        "via: C# forum",
    ] {
        let raised = raised(&map(line));
        assert!(raised.iter().all(|told| told.code == Code::NotDeclared), "{line}: {raised:#?}");
    }
}

#[test]
fn a_word_of_another_block_becomes_the_one_of_a_column() {
    mends("quote: Never again", Code::CannotStandHere, "says: Never again");
    mends("need: A price", Code::CannotStandHere, "needs: A price");
    mends("channel: web, app", Code::CannotStandHere, "via: web, app");
    mends("measure csat: 4 of 5", Code::CannotStandHere, "metric csat: 4 of 5");
    mends("channel: web", Code::CannotStandHere, "via: web");
}

#[test]
fn a_for_below_a_line_goes_into_its_head() {
    mends("thinks: Why?\n  for: ben", Code::CannotStandHere, "thinks ben: Why?");
    mends("feels -1: Cross\n  for: ben\nvia: web", Code::CannotStandHere, "feels ben -1: Cross\nvia: web");
    mends("takes: 5m..7m\n  for: ben", Code::CannotStandHere, "takes ben: 5m..7m");
    let raised = raised(&map("moment: Pays\n  for: ben"));
    assert_eq!(raised.len(), 1, "{raised:#?}");
    assert!(raised[0].fix.is_none(), "a `for` moved up would change whom the column is for: {raised:#?}");
}

#[test]
fn a_persona_before_the_keyword_goes_behind_it() {
    mends("anna thinks: Why so dear?", Code::UnknownKeyword, "thinks anna: Why so dear?");
    mends("Anna Keller feels -1: Cross", Code::UnknownKeyword, "feels anna -1: Cross");
}

#[test]
fn a_lane_that_is_called_like_a_keyword_is_one_error() {
    let text = map("quote: Never again\nquote: So dear").replace("team shop: Front desk", "lane quote: Voices");
    let codes: Vec<Code> = raised(&text).iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::LaneIsKeyword]);
}

#[test]
fn a_word_for_another_way_is_no_slip_of_a_keyword() {
    for line in ["repeat: The next day", "if: The price is too high", "branch: By phone", "goes to: X", "back to: X"] {
        let raised = raised(&map(line));
        assert_eq!(raised.len(), 1, "{raised:#?}");
        assert!(raised[0].help.as_ref().is_some_and(|help| !help.contains("did you mean")), "{raised:#?}");
    }
}

#[test]
fn a_name_that_the_damaged_line_cannot_have_is_unknown() {
    let codes = |lines: &str| raised(&map(lines)).iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>();
    let answers = |name: &str| format!("pain prices majr: X\nopportunity: Y\n  answers: {name}");
    assert_eq!(codes(&answers("prices")), [Code::AlmostSeverity]);
    assert_eq!(codes(&answers("nothing-known")), [Code::AlmostSeverity, Code::UnknownName]);
}

#[test]
fn a_path_with_a_scheme_is_refused_everywhere() {
    for line in [
        "see: javascript:alert(1)",
        "see: JaVaScRiPt:x",
        "attach: data:text/html,x",
        "image: vbscript:x",
        "see: mailto:a@b",
    ] {
        let raised = raised(&map(line));
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::BadPath], "{line}");
    }
}

#[test]
fn what_was_pasted_from_elsewhere_is_one_diagnostic() {
    let cases = [
        map("- does: Pays\n- thinks: Why?\n- feels 1"),
        map("does:\n  - Types the address\n  - Compares"),
        map("* Pays\n* Leaves"),
        format!("```journey\n{}```\n", map("feels 1")),
        map("<<<<<<< HEAD\nfeels 1: Good\n=======\nfeels -1: Bad\n>>>>>>> other")
            .replace("    <<<", "<<<")
            .replace("    ===", "===")
            .replace("    >>>", ">>>"),
        map("| Step | Feeling |\n| --- | --- |\n| Pay | -1 |"),
        map("Step,Feeling,Word\nPay,-1,Dear\nLeave,1,Glad"),
        "{\n  \"title\": \"Coffee run\",\n  \"stages\": [\n    { \"name\": \"Order\" }\n  ]\n}\n".to_owned(),
        "journey\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n".to_owned(),
        "journey: Coffee run\n\n## stage: Order\n### touchpoint: At the counter\nfeels 1: Served\n".to_owned(),
    ];
    for text in cases {
        let raised = raised(&text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::Pasted], "{text}\n{raised:#?}");
    }
}

#[test]
fn marks_that_were_pasted_are_taken_away() {
    mends("- does: Pays\n- thinks: Why?", Code::Pasted, "does: Pays\nthinks: Why?");
    let text = map("does:\n  - Types\n  - Compares");
    assert!(mended(&text, &raised(&text)[0]).contains("\n    does: Types\n    does: Compares\n"));
}

#[test]
fn a_map_of_before_is_upgraded_to_what_it_meant() {
    let old = "journey: Coffee run\nlane since: Since when\nstage: Order\n  since: Monday\n  feels -1\n  pain high: No queue\n  gain major: Coffee\n  opportunity: Paint\n    answers: high\n";
    let new = wayline::format::upgrade(old);
    assert!(raised(&new).is_empty(), "{new}\n{:#?}", raised(&new));
    for line in [
        "lane since-lane: Since when",
        "since-lane: Monday",
        "pain high-pain: No queue",
        "gain major-gain: Coffee",
        "answers: high-pain",
    ] {
        assert!(new.contains(line), "{line} in\n{new}");
    }
    assert_eq!(wayline::format::upgrade(&new), new, "what is upgraded stays as it is");
    let today = map("pain prices major: Price jumps\nfeels anna 1: Fine");
    assert_eq!(wayline::format::upgrade(&today), today);
}

#[test]
fn a_solved_pain_is_neither_red_nor_counted() {
    let with =
        |status: &str| map(&format!("feels 1\npain price critical: Price jumps\n  status: {status}\n  since: 2026-10"));
    let codes = |text: &str| compiled(text).diagnostics.iter().map(|told| told.code).collect::<Vec<_>>();
    assert!(codes(&with("open")).contains(&Code::UnansweredPain));
    assert!(!codes(&with("solved")).contains(&Code::UnansweredPain));
    let drawn = |text: &str| {
        let map = compiled(text).map.expect("a right map");
        let scene = wayline::layout::layout(&map, &Default::default(), &mut wayline::text::Fonts::new());
        wayline::render::svg(&scene, &Default::default())
    };
    assert!(drawn(&with("open")).contains("1 critical"));
    assert!(!drawn(&with("solved")).contains("1 critical"));
    let map = compiled(&with("solved")).map.expect("a right map");
    assert!(map.worst_pains().is_empty());
}

#[test]
fn a_bracket_around_the_word_for_a_feeling_goes_as_a_whole() {
    mends("feels anna: 1 (curious)", Code::BadHead, "feels anna 1: curious");
    mends("feels anna: Cross (-1)", Code::BadHead, "feels anna -1: Cross");
    mends("feels \"anna\" -1: \"Cross\"", Code::BadHead, "feels anna -1: Cross");
    mends("feels anna -1,5: Cross", Code::BadHead, "feels anna -1.5: Cross");
}

#[test]
fn each_persona_keeps_the_score_that_stands_behind_it() {
    mends("feels anna -1, ben 1: Cross", Code::BadHead, "feels anna -1: Cross\nfeels ben 1: Cross");
    mends("feels anna and ben -1: Cross", Code::BadHead, "feels anna -1: Cross\nfeels ben -1: Cross");
}

#[test]
fn a_word_for_everybody_is_no_persona() {
    mends("feels everyone -1: Cross", Code::BadHead, "feels -1: Cross");
    mends("thinks all: Why?", Code::BadHead, "thinks: Why?");
    mends("pain: Price jumps\n  for: everybody", Code::UnknownName, "pain: Price jumps\n  for: anna, ben");
}

#[test]
fn a_score_of_another_scale_is_put_onto_the_maps_own() {
    mends("feels anna 4 of 5: Fine", Code::BadHead, "feels anna 1: Fine");
    mends("feels 3/5: Fine", Code::BadHead, "feels 0: Fine");
    mends("feels anna 5: Great", Code::OffScale, "feels anna 2: Great");
}

#[test]
fn a_severity_between_signs_is_a_severity() {
    mends("pain - major: Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain severity major: Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain (severity: major): Price jumps", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain severity=critical: Price jumps", Code::AlmostSeverity, "pain critical: Price jumps");
    mends("pain: Price jumps\n  severity: major", Code::AlmostSeverity, "pain major: Price jumps");
    mends("pain price: Price jumps\nseverity: critical", Code::AlmostSeverity, "pain price critical: Price jumps");
}

#[test]
fn a_sign_in_place_of_the_colon_is_not_part_of_the_text() {
    mends("does = Pays", Code::MissingColon, "does: Pays");
    mends("takes - 5 min", Code::MissingColon, "takes: 5 min");
    let text = map("feels 1: Fine").replace("persona anna: ", "persona anna - ");
    assert!(mended(&text, &raised(&text)[0]).contains("persona anna: Anna Keller\n"));
}

#[test]
fn a_measure_and_its_figure_in_one_are_one_mistake() {
    for (line, right) in [
        ("metric: NPS 45", "metric NPS: 45"),
        ("metric: drop-off rate = 42 %", "metric drop-off rate: 42 %"),
        ("metric: waiting time: 5 min", "metric waiting time: 5 min"),
    ] {
        let text = map(line);
        let raised = raised(&text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::BadHead], "{line}: {raised:#?}");
        assert_eq!(mended(&text, &raised[0]), map(right));
    }
}

#[test]
fn two_words_for_one_keyword_become_it() {
    mends("front stage: Smiles", Code::UnknownKeyword, "frontstage: Smiles");
    let text = "journey: Coffee run\n  last reviewed: 2026-11-01\nstage: Order\n  feels 1: Served\n";
    assert!(mended(text, &raised(text)[0]).contains("  reviewed: 2026-11-01\n"));
    let text = text.replace("last reviewed: 2026-11-01", "status: current");
    assert!(mended(&text, &raised(&text)[0]).contains("  state: current\n"));
}

#[test]
fn a_heading_above_lines_of_its_kind_is_taken_out() {
    let right = map("feels 1: Fine");
    let text = right.replace("\nstage:", "\nstages:\nstage:");
    let raised_now = raised(&text);
    assert_eq!(raised_now.len(), 1, "{raised_now:#?}");
    assert_eq!(mended(&text, &raised_now[0]), right);
    let list = "journey: Coffee run\npersonas:\n  - Zoe Miller\nstage: Order\n  feels Zoe Miller 1: Served\n";
    assert_eq!(raised(list).iter().map(|told| told.code).collect::<Vec<_>>(), [Code::Pasted], "{:#?}", raised(list));
}

#[test]
fn the_number_of_a_stage_is_left_out() {
    let right = map("feels 1: Fine");
    let text = right.replace("stage: Order", "stage 1: Order");
    assert_eq!(mended(&text, &raised(&text)[0]), right);
}

#[test]
fn phases_that_hold_columns_are_stages() {
    let right = map("feels 1: Fine");
    let text = right.replace("stage: Order", "phase: Order");
    let raised = raised(&text);
    assert_eq!(raised.len(), 1, "{raised:#?}");
    assert_eq!(mended(&text, &raised[0]), right);
}

#[test]
fn a_persona_without_a_name_is_known_by_the_one_it_will_get() {
    let text = "journey: Coffee run\npersona: Zoe Miller\nstage: Order\n  feels Zoe: -1: Cross\n";
    let raised = raised(text);
    assert_eq!(raised.len(), 2, "{raised:#?}");
    assert!(mended(text, &raised[1]).contains("feels zoe -1: Cross"), "{raised:#?}");
}

#[test]
fn words_for_a_value_become_its_nearest() {
    let opportunity = |line: &str| format!("pain price: Price jumps\nopportunity: Say it\n  answers: price\n  {line}");
    for (line, code, right) in [
        ("due: Q3 2027", Code::BadDate, "due: 2027-09-30"),
        ("due: Feb 2027", Code::BadDate, "due: 2027-02-28"),
        ("due: end of 2027", Code::BadDate, "due: 2027-12-31"),
        ("impact: high", Code::BadNumber, "impact: 4"),
        ("impact: ★★★", Code::BadNumber, "impact: 3"),
        ("effort: 8/10", Code::BadNumber, "effort: 4"),
    ] {
        mends(&opportunity(line), code, &opportunity(right));
    }
    mends("takes: up to 3 days", Code::BadDuration, "takes: 0..3 days");
    mends("takes: 00:05:00", Code::BadDuration, "takes: 5m");
    mends("metric csat: 45 -> 60", Code::BadMetric, "metric csat: 45, target 60");
    mends("score: frequency 80%", Code::BadList, "score: frequency 80");
}

#[test]
fn a_name_that_is_not_known_yet_is_no_name() {
    let lines = "pain price: Price jumps\nopportunity: Say it\n  answers: price\n  owner: TBD\n  impact: 3";
    mends(lines, Code::MissingText, &lines.replace("  owner: TBD\n", ""));
}

#[test]
fn comments_of_other_languages_become_comments() {
    mends("// later\nvia: web", Code::UnknownKeyword, "# later\nvia: web");
    mends("<!-- later -->\nvia: web", Code::UnknownKeyword, "# later\nvia: web");
    mends("via: web // main channel", Code::OnlyText, "# main channel\nvia: web");
}

#[test]
fn a_sentence_below_a_text_goes_on_with_it() {
    mends(
        "does: Pays at the till,\n  without a word",
        Code::UnknownKeyword,
        "does: Pays at the till,\n  | without a word",
    );
}

#[test]
fn a_sentence_is_no_slip_of_a_keyword_that_a_machine_may_mend() {
    let raised = raised(&map("does: Pays\nCompares offers"));
    let safe = raised.iter().filter_map(|told| told.fix.as_ref()).any(|fix| fix.applicability == Applicability::Safe);
    assert!(!safe, "{raised:#?}");
}

#[test]
fn what_stands_before_every_line_is_taken_away() {
    let right = map("feels 1: Fine");
    let with = |mark: &dyn Fn(usize) -> String| -> String {
        right.lines().enumerate().map(|(at, line)| format!("{}{line}\n", mark(at + 1))).collect()
    };
    for text in
        [with(&|_| "> ".into()), with(&|_| "+ ".into()), with(&|at| format!("{at}: ")), with(&|at| format!("{at:3} "))]
    {
        let raised = raised(&text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::Pasted], "{text}\n{raised:#?}");
        assert_eq!(mended(&text, &raised[0]).trim_end(), right.trim_end());
    }
    let text = right.replace("stage:", "**stage:**").replace("    feels 1:", "    **feels 1**:");
    assert_eq!(mended(&text, &raised(&text)[0]), right);
}

#[test]
fn files_of_other_languages_are_one_diagnostic() {
    for text in [
        "<html><body><h1>Journey</h1></body></html>\n",
        "<?xml version=\"1.0\"?>\n<journey/>\n",
        "@startuml\nactor Anna\n@enduml\n",
        "title = \"Coffee run\"\n[[stage]]\nname = \"Order\"\n",
        "title: Coffee run\nstages:\n  - name: Order\n    channel: web\n  - name: Drink\n",
        "--- a/map\n+++ b/map\n@@ -1,2 +1,2 @@\n journey: Coffee run\n-stage: A\n+stage: B\n",
        "```mermaid\njourney\n    title My day\n```\n",
    ] {
        let raised = raised(text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::Pasted], "{text}\n{raised:#?}");
    }
}

/// What `whole` raises, as codes; and what is left once each edit is made, the ones that need a look too.
#[track_caller]
fn told(whole: &str, codes: &[&str], left: &[&str]) {
    let all = |text: &str| raised(text).into_iter().map(|of| of.code.as_str()).collect::<Vec<_>>();
    assert_eq!(all(whole), codes, "{whole}\n{:#?}", raised(whole));
    let (mut text, mut turns) = (whole.to_owned(), 0);
    while let Some(diagnostic) = raised(&text).iter().find(|of| of.fix.is_some()).filter(|_| turns < 20) {
        text = mended(&text, diagnostic);
        turns += 1;
    }
    assert_eq!(all(&text), left, "{text}");
}

const DENTIST: &str = "journey: Dentist visit\nstage: Book\n  touchpoint: Call the practice\n    feels -1: Annoyed\n";

#[test]
fn sentences_around_a_map_are_one_diagnostic() {
    let before = "Sure! Here is a customer journey map for a dentist visit.\nIt follows the patient from booking to recall.\nThey call the practice first, and wait.\n\n";
    let behind = "\n---\n\nLet me know if you would like me to add more stages\nor change the personas!\nNote that the scores are only assumptions.\n";
    told(&format!("{before}{DENTIST}"), &["J009"], &[]);
    told(&format!("Here is your map:\n\n{DENTIST}"), &["J009"], &[]);
    told(&format!("{DENTIST}{behind}"), &["J009", "J009"], &[]);
    told(&format!("{before}{DENTIST}{behind}"), &["J009", "J009", "J009"], &[]);
}

#[test]
fn a_map_in_a_fence_with_text_around_it_is_one_diagnostic() {
    let map = format!("```journey\n{DENTIST}```\n");
    let front = "---\ntitle: Dentist visit\ntags: [health, phone]\n---\n\n";
    let before = "# A map\n\nHere is **your** map:\n\n- from booking\n- to recall\n\n| who | what |\n| --- | --- |\n";
    let behind = "\n## Some notes\n\n1. The scores are assumptions.\n2. **Pains** come from reviews.\n\nLet me know!\n\n```sh\nwayline check\n```\n";
    told(&map, &["J009"], &[]);
    for text in [format!("{front}{map}"), format!("{before}{map}"), format!("{map}{behind}")] {
        told(&text, &["J009"], &[]);
    }
    told(&format!("{front}{before}{map}{behind}"), &["J009"], &[]);
    // An answer that was cut off.
    told(&format!("{before}```\n{DENTIST}"), &["J009"], &[]);
}

#[test]
fn front_matter_is_one_diagnostic() {
    told(&format!("---\ntitle: Dentist\nauthor: Somebody\n\ndate: 2026-01-01\n---\n\n{DENTIST}"), &["J009"], &[]);
}

#[test]
fn a_text_that_goes_on_without_marks_is_one_diagnostic() {
    let text = DENTIST.replacen(
        "visit\n",
        "visit\n  about: From the first call\n    to the day on which the reminder comes\n    and nobody thinks of teeth.\n",
        1,
    );
    told(&text, &["J009"], &[]);
}

#[test]
fn personas_in_one_line_become_one_line_each() {
    let text = "journey: A\npersonas: Anna Keller (nurse, 34), Ben Okafor and Anna Berg\nstage: S\n  feels anna 1: Fine\n  feels ben 1: Fine\n  feels anna-2 0: Fine\n";
    let told = raised(text);
    assert_eq!(told.len(), 1, "{told:#?}");
    let right = mended(text, &told[0]);
    assert!(
        right.contains("persona anna: Anna Keller (nurse, 34)\npersona ben: Ben Okafor\npersona anna-2: Anna Berg\n")
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
fn a_persona_before_a_pain_becomes_a_line_below_it() {
    mends("Anna pain: Nobody answers", Code::UnknownKeyword, "pain: Nobody answers\n  for: anna");
    mends("anna gain nice: They call back", Code::UnknownKeyword, "gain nice: They call back\n  for: anna");
    mends("ben metric csat: 4.1 of 5", Code::UnknownKeyword, "metric csat ben: 4.1 of 5");
    mends("ben takes: 5m..7m", Code::UnknownKeyword, "takes ben: 5m..7m");
    mends("ben leaves 10 %", Code::UnknownKeyword, "leaves ben 10 %");
}

#[test]
fn a_pain_that_is_answered_with_its_severity_is_known() {
    let below = "opportunity: Call back\n  owner: shop\n  answers: ";
    for (written, pain, name) in [
        ("On hold for ages [major]", "pain hold major: On hold for ages", "hold"),
        ("on hold for ages (severe)", "pain hold major: On hold for ages", "hold"),
        ("major: On hold for ages", "pain major: On hold for ages", "On hold for ages"),
    ] {
        mends(&format!("{pain}\n{below}{written}"), Code::UnknownName, &format!("{pain}\n{below}{name}"));
    }
}

#[test]
fn the_address_of_an_owner_is_told_once() {
    let lines = |owner: &str| format!("opportunity: Call back\n  owner: {owner}");
    let raised = raised(&map(&lines("jane.doe@praxis.test")));
    assert_eq!(raised.iter().map(|of| of.code).collect::<Vec<_>>(), [Code::PersonalData], "{raised:#?}");
}

#[test]
fn one_feeling_has_one_score() {
    for (written, second) in [
        ("feels anna -1 -> 1: Scared, then proud", "feels anna 1: Scared, then proud"),
        ("feels -1 to 0.5: Better", "feels 0.5: Better"),
        ("feels -1..1: Better", "feels 1: Better"),
        ("feels -1..1", "feels 1"),
        ("expects ben 0 → 2", "expects ben 2"),
    ] {
        mends(written, Code::BadHead, second);
    }
}

#[test]
fn a_share_behind_the_colon_goes_before_it() {
    mends("leaves: 30% give up", Code::BadHead, "leaves 30 %: give up");
    mends("leaves anna: 12.5 %", Code::BadHead, "leaves anna 12.5 %");
}

#[test]
fn a_figure_with_the_name_of_its_measure_is_a_metric() {
    mends("csat: 3.9 of 5", Code::UnknownKeyword, "metric csat: 3.9 of 5");
    mends("nps: 12, was 8", Code::UnknownKeyword, "metric nps: 12, was 8");
}

#[test]
fn what_stands_below_a_line_with_another_beginning_belongs_to_it() {
    mends("front stage: Smiles\n  by: shop", Code::UnknownKeyword, "frontstage: Smiles\n  by: shop");
    let text = map("Anna pain: Nobody answers\n  status: open\ntouchpoints: Pay, Leave\n  does: Waits");
    let codes: Vec<_> = raised(&text).iter().map(|of| of.code).collect();
    assert_eq!(codes, [Code::UnknownKeyword, Code::UnknownKeyword]);
}

#[test]
fn a_pain_in_a_wrong_line_can_be_answered_by_its_text() {
    let below = "opportunity: Call back\n  owner: shop\n  answers: ";
    mends(
        &format!("pain: ben: Too high a screen\n{below}Too high a screen"),
        Code::BadName,
        &format!("pain: Too high a screen\n  for: ben\n{below}Too high a screen"),
    );
    mends(
        &format!("pain: Too high a screen [critical]\n{below}Too high a screen"),
        Code::AlmostSeverity,
        &format!("pain critical: Too high a screen\n{below}Too high a screen"),
    );
}

#[test]
fn channels_between_slashes_are_no_channel_of_that_name() {
    told(&map("via: web / carrier pigeon / phone"), &["J514"], &[]);
    let text = map("via: web / carrier pigeon / phone");
    assert!(mended(&text, &raised(&text)[0]).contains("via: web, carrier pigeon, phone\n"));
}

#[test]
fn a_persona_with_a_title_is_called_by_what_stands_behind_it() {
    let text = "journey: A\npersona: Mr. Aydin, 45\npersonas: Dr. Lena Weiss, Ms Ito\nstage: S\n  feels: aydin 1, Lena 2\n  does: x\n";
    let helps: Vec<_> = raised(text).into_iter().filter_map(|of| of.help).collect();
    let expected =
        ["write `persona aydin: Mr. Aydin, 45`", "write `persona lena: Dr. Lena Weiss`, `persona ito: Ms Ito`"];
    assert_eq!(helps[..2], expected, "{helps:#?}");
}

#[test]
fn a_rating_is_put_onto_a_scale_that_is_written_another_way() {
    let text = "journey: A\n  scale: 1 to 5\nstage: S\n  feels 2/5: Lost\n";
    let raised = raised(text);
    assert_eq!(raised.iter().map(|of| of.code).collect::<Vec<_>>(), [Code::BadScale, Code::BadHead], "{raised:#?}");
    assert_eq!(mended(text, &raised[1]), text.replace("2/5", "2"));
}

/// A `then` with only a share was dropped without a word, and `branch` with a share read as the rest of a sentence.
#[test]
fn a_way_without_a_column_or_a_colon_gets_its_edit() {
    let map = |line: &str| {
        format!(
            "journey: Coffee run\nstage: Order\n  touchpoint pay: Pay\n    feels 1: Served\n    {line}\n  touchpoint sit: Sit down\n    \
             feels 1\n  touchpoint away: Take it away\n    feels 0\n"
        )
    };
    for (line, code, right) in [
        ("then 20 %", Code::BadHead, "then sit 20 %"),
        ("then 20 %: In a hurry", Code::BadHead, "then sit 20 %: In a hurry"),
        ("branch away 30 %", Code::UnknownKeyword, "then away 30 %"),
        ("goto away", Code::UnknownKeyword, "then away"),
        ("repeat: pay", Code::UnknownKeyword, "then pay"),
        ("if in a hurry: away 20 %", Code::UnknownKeyword, "then away 20 %: In a hurry"),
    ] {
        let raised = compiled(&map(line)).diagnostics;
        assert_eq!(raised.first().map(|diagnostic| diagnostic.code), Some(code), "{line}: {raised:#?}");
        assert_eq!(mended(&map(line), &raised[0]), map(right));
    }
}

#[test]
fn words_for_where_people_go_become_a_way() {
    for (written, right) in [
        ("goes to: order", "then order"),
        ("back to: order", "then order"),
        ("repeat: if the cup is wrong, back to order", "then order: The cup is wrong"),
    ] {
        let text =
            format!("{}  touchpoint order: Order again\n    feels 1: Served\n    {written}\n", map("feels 0: Waits"));
        let raised = raised(&text);
        assert_eq!(
            raised.iter().map(|of| of.code).collect::<Vec<_>>(),
            [Code::UnknownKeyword],
            "{written}: {raised:#?}"
        );
        assert!(mended(&text, &raised[0]).ends_with(&format!("    {right}\n")), "{written}: {raised:#?}");
    }
}

#[test]
fn what_stands_below_a_line_that_nobody_understands_is_not_judged() {
    let below = "pain: It rains\nxyzzy call: Call after ten days\n  status: planned\n  impact: 9";
    let codes: Vec<_> = raised(&map(below)).iter().map(|of| of.code).collect();
    assert_eq!(codes, [Code::UnknownKeyword]);
}

#[test]
fn a_line_that_should_have_used_a_file_is_one_error() {
    for line in ["use:", "use shared/people.journey"] {
        let text = format!("{line}\njourney: A\nstage: S\n  feels dana 1: Fine\n  does: x\n  mood-lane: y\n");
        assert_eq!(raised(&text).len(), 1, "{line}: {:#?}", raised(&text));
    }
}

/// What such a line seems to name excused the line itself.
#[test]
fn a_line_that_says_a_word_twice_is_an_error() {
    for lines in ["hello hello", "hello world\nworld hello", "a a a a a a a a"] {
        assert!(!raised(&map(lines)).is_empty(), "{lines} was dropped without a word");
    }
}

/// "Move it below an opportunity" helps nobody who has none yet.
#[test]
fn a_line_whose_block_is_missing_says_how_the_block_begins() {
    for (lines, expected) in [
        ("pain prices: Price changes\n  impact: 4", "`opportunity: …`"),
        ("pain prices: Price changes\n  due: 2027-01-01", "`opportunity: …`"),
    ] {
        let raised = raised(&map(lines));
        assert_eq!(raised.len(), 1, "{lines}: {raised:#?}");
        let help = raised[0].help.as_deref().unwrap_or_default();
        assert!(help.contains("if there is none, write one first") && help.contains(expected), "{help}");
    }
    mends("by: shop", Code::CannotStandHere, "frontstage: At the counter\n  by: shop");
}

#[test]
fn words_for_a_figure_can_go_into_a_note() {
    for (lines, note) in [("reach: most customers", "`note: most customers`"), ("takes: a while", "`note: a while`")] {
        let raised = raised(&map(lines));
        assert_eq!(raised.len(), 1, "{lines}: {raised:#?}");
        let help = raised[0].help.as_deref().unwrap_or_default();
        assert!(help.contains(note) && help.contains("for example: "), "{help}");
    }
    let figure = raised(&map("reach: 1 in 3"));
    assert!(figure.iter().all(|one| !one.help.as_deref().unwrap_or_default().contains("note:")), "{figure:#?}");
}

#[test]
fn letters_of_other_scripts_are_no_date() {
    let raised = raised(&map("opportunity: Ask\n  due: 安娜12"));
    assert!(raised.iter().any(|diagnostic| diagnostic.code == Code::BadDate), "{raised:#?}");
}

/// A map with two teams and a column that has a name and a feeling, and these lines.
fn offers(lines: &str) -> String {
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "journey: A\npersona anna: Anna\npersona ben: Ben\nteam web: Web\nteam shop: Front desk\nstage: S\n  touchpoint compare: Compare offers\n{lines}    feels 1: OK\n"
    )
}

/// Lines that an edit once gave another meaning, and what they mean.
const MEANT: &[(&str, &str)] = &[
    ("for: !ben", "for: anna"),
    ("for: -ben", "for: anna"),
    ("for: not ben", "for: anna"),
    ("for: everybody but Ben", "for: anna"),
    ("expects not ben -1: Lost", "expects anna -1: Lost"),
    ("expects anna minus 1: OK", "expects anna -1: OK"),
    ("expects minus one: OK", "expects -1: OK"),
    ("expects anna is -1: OK", "expects anna -1: OK"),
    ("expects anna=1, ben=2", "expects anna 1\nexpects ben 2"),
    ("expects anna 1 ben 1: OK", "expects anna 1: OK\nexpects ben 1: OK"),
    ("expects anna +1 / ben -1", "expects anna 1\nexpects ben -1"),
    ("expects the others 1: OK", "expects 1: OK"),
    ("then compare 30 percent: Back", "then compare 30 %: Back"),
    ("then compare (30%): Back", "then compare 30 %: Back"),
    ("then Compare offers, 30%: Back", "then Compare offers 30 %: Back"),
    ("then compare 0.3: Back", "then compare 30 %: Back"),
    ("then exit 30 %: Too dear", "leaves 30 %: Too dear"),
    ("leaves (15 %): Too dear", "leaves 15 %: Too dear"),
    ("leaves 15 % anna: Too dear", "leaves anna 15 %: Too dear"),
    ("leaves 0.15: Too dear", "leaves 15 %: Too dear"),
    ("leaves all: Too dear", "leaves: Too dear"),
    ("drops out: 15 %", "leaves 15 %"),
    ("reach: 0.4", "reach: 40 %"),
    ("pain for anna: Two prices", "pain: Two prices\n  for: anna"),
    ("pain: major Price jumps", "pain major: Price jumps"),
    ("frontstage shop: Greets", "frontstage: Greets\n  by: shop"),
    ("backstage web, shop: Prints", "backstage: Prints\n  by: web, shop"),
    ("opportunity done: Show it", "opportunity: Show it\n  status: done"),
    ("opportunity web: Show it", "opportunity: Show it\n  owner: web"),
    ("pain solved: Two prices", "pain: Two prices\n  status: solved"),
    ("opportunity: Show it\n  team: web", "opportunity: Show it\n  owner: web"),
    ("score cost: 30", "score: cost 30"),
    ("via: none", ""),
    ("says ben \"Hello there\"", "says ben: \"Hello there\""),
];

/// Lines of which nobody can say for certain what they mean.
const UNCERTAIN: &[&str] = &[
    "for: nobody",
    "feels nobody 1: OK",
    "expects 1 / 2: OK",
    "expects anna -1/5: Lost",
    "expects anna very good: OK",
    "moment anna: Here",
    "moment anna Great",
    "note anna: Here",
    "via anna: web",
    "via: web, anna: shop",
    "via: major 3",
    "opportunity: Show it\n  owner: anna",
    "opportunity: Show it\n  owner: web and shop",
    "opportunity: Show it\n  owner: web, shop",
    "pain: Two prices\nopportunity: Show it\n  answers: #1",
    "pain prices: Two prices\nopportunity: Show it\n  owner: web\n  answers: major",
    "for: anna, not ben",
    "for: 2 of them",
];

#[test]
fn an_edit_keeps_what_a_line_means() {
    let wrong: Vec<String> = MEANT.iter().filter_map(|(lines, right)| wrong_edit(lines, right)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong unless one thing is raised about the lines, whose edit makes `right` of them, which raises nothing.
fn wrong_edit(lines: &str, right: &str) -> Option<String> {
    let text = offers(lines);
    let raised_now = raised(&text);
    let [only] = raised_now.as_slice() else { return Some(format!("{lines}: {}", said(&raised_now))) };
    let new = only.fix.as_ref().map(|_| mended(&text, only));
    let left = raised(&offers(right));
    let fine = new.as_deref() == Some(&offers(right)) && left.is_empty();
    (!fine).then(|| format!("{lines}: {}, becomes {new:?}, and {right} raises {}", said(&raised_now), said(&left)))
}

#[test]
fn there_is_no_edit_where_nothing_is_certain() {
    let wrong = UNCERTAIN.iter().filter_map(|lines| {
        let raised = raised(&offers(lines));
        let fine = !raised.is_empty() && raised.iter().all(|told| told.fix.is_none());
        (!fine).then(|| format!("{lines}: {}", said(&raised)))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Title, help and edits of each diagnostic.
fn said(raised: &[Diagnostic]) -> String {
    let one = |told: &Diagnostic| {
        let edits: Vec<&str> = told.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.text.as_str()).collect();
        format!("{}; {}; {edits:?}", told.title, told.help.as_deref().unwrap_or_default())
    };
    format!("[{}]", raised.iter().map(one).collect::<Vec<_>>().join(" | "))
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
fn a_status_that_is_no_state_is_not_made_one() {
    let text = offers("").replace("persona anna", "  status: draft\npersona anna");
    let told = raised(&text);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].fix.is_none(), "{told:#?}");
}

#[test]
fn an_imported_persona_gets_a_name_that_says_nothing_else() {
    let diagram = "journey\n    title T\n    section S\n      Pay: 3: major, all\n";
    let imported = wayline::mermaid::import(diagram, wayline::span::FileId::default());
    let text = imported.text.expect("a map");
    assert!(text.contains("persona actor-major: major") && text.contains("persona actor-all: all"), "{text}");
    assert!(raised(&text).is_empty(), "{:#?}", raised(&text));
}

#[test]
fn other_words_for_a_channel_are_one_channel() {
    for (written, name) in [
        ("web app", "app"),
        ("TV ad", "tv"),
        ("call centre", "phone"),
        ("iOS app", "app"),
        ("WhatsApp", "chat"),
        ("letterbox", "mail"),
    ] {
        let map = compiled(&offers(&format!("via: {written}"))).map.expect("a right map");
        assert_eq!(map.channels[0].name.as_str(), name, "{written}");
    }
}

/// Texts that hold what belongs in a head or in a line of its own, and where it goes.
const TOLD_IN_TEXT: &[(&str, &str)] = &[
    ("leaves: Anna: too dear", "leaves anna: too dear"),
    ("leaves 10 %: anna: too dear", "leaves anna 10 %: too dear"),
    ("then compare: anna: too dear", "then anna compare: too dear"),
    ("expects 1: ben: x", "expects ben 1: x"),
    ("expects 1: OK, anna -1", "expects 1: OK\nexpects anna -1"),
    ("frontstage: shop: Greets", "frontstage: Greets\n  by: shop"),
    ("frontstage: Greets by: web", "frontstage: Greets\n  by: web"),
    ("pain: anna - Two prices", "pain: Two prices\n  for: anna"),
    ("thinks: anna - Why", "thinks anna: Why"),
    ("does: Pays /* later */", "# later\ndoes: Pays"),
    ("does: Pays <!-- later -->", "# later\ndoes: Pays"),
    ("takes: anna: 5m, ben: 7m", "takes anna: 5m\ntakes ben: 7m"),
    ("takes: anna 5m", "takes anna: 5m"),
    ("takes: 5m for anna", "takes anna: 5m"),
    ("metric csat: 4.1/5, was 3.8/5", "metric csat: 4.1 of 5, was 3.8"),
    ("metric csat: 4.1 von 5", "metric csat: 4.1 of 5"),
    ("metric nps: 40 to 60", "metric nps: 60, was 40"),
    ("metric csat: from 3.1 to 4.2 of 5", "metric csat: 4.2 of 5, was 3.1"),
    (
        "opportunity: Show it\n  owner: web\n  status: Planned (next sprint)",
        "opportunity: Show it\n  owner: web\n  # next sprint\n  status: planned",
    ),
    ("pain: Two prices\n  status: fixed", "pain: Two prices\n  status: solved"),
    ("opportunity: Show it\n  owner: web\n  priority: high", "opportunity: Show it\n  owner: web\n  impact: 4"),
    (
        "opportunity: Show it\n  owner: web\n  deadline: 2030-01-01",
        "opportunity: Show it\n  owner: web\n  due: 2030-01-01",
    ),
    (
        "does: See [w](https://en.wikipedia.org/wiki/A_(b)) now",
        "does: See [w](https://en.wikipedia.org/wiki/A_%28b%29) now",
    ),
    ("does: See [w]( https://a.test )", "does: See [w](https://a.test)"),
    ("does: See [w](https://a.test \"T\")", "does: See [w](https://a.test)"),
    ("does: See [w](https://a.test/a b)", "does: See [w](https://a.test/a%20b)"),
    ("does: See [w](www.a.test)", "does: See [w](https://www.a.test)"),
];

#[test]
fn what_a_text_says_of_others_goes_where_it_belongs() {
    let wrong: Vec<String> = TOLD_IN_TEXT.iter().filter_map(|(lines, right)| wrong_edit(lines, right)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_text_that_only_looks_so_raises_nothing() {
    for line in
        ["says: By the way: no", "does: See [1](as below)", "thinks: Price - why", "does: Pays // or not", "takes: 5m"]
    {
        assert!(raised(&offers(line)).is_empty(), "{line}: {}", said(&raised(&offers(line))));
    }
    let script = raised(&offers("does: See [h](javascript:alert(1))"));
    assert_eq!(script.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::BadLink], "{script:#?}");
    let figures = raised(&offers("reach: 40%, 2024"));
    assert!(figures.iter().all(|told| told.fix.is_none()) && figures.len() == 1, "{figures:#?}");
}

#[test]
fn a_line_of_a_column_below_a_persona_gets_its_word() {
    let map = |line: &str| offers("").replace("persona ben", &format!("  {line}\npersona ben"));
    for (line, right) in [
        ("needs: A lift", "need: A lift"),
        ("says: Never again", "quote: Never again"),
        ("fact: Age 34", "fact Age: 34"),
        ("goals: Save time, Save money", "goal: Save time\n  goal: Save money"),
    ] {
        let told = raised(&map(line));
        assert_eq!(told.len(), 1, "{line}: {}", said(&told));
        assert_eq!(mended(&map(line), &told[0]), map(right), "{line}");
    }
    let picture = raised(&map("photo: anna.png"));
    assert!(mended(&map("photo: anna.png"), &picture[0]).contains("  image: anna.png\n"), "{}", said(&picture));
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
fn an_address_of_a_source_is_a_link() {
    let map = |line: &str| offers("").replace("team web", &format!("source a: A\n  {line}\nteam web"));
    for (line, right) in
        [("file: https://a.test/x", "link: https://a.test/x"), ("link: www.a.test/x", "link: https://www.a.test/x")]
    {
        let told: Vec<Diagnostic> =
            raised(&map(line)).into_iter().filter(|told| told.severity == Severity::Error).collect();
        assert_eq!(told.len(), 1, "{line}: {}", said(&told));
        assert_eq!(mended(&map(line), &told[0]), map(right), "{line}");
    }
}

#[test]
fn faces_and_signs_are_scores_as_in_a_spreadsheet() {
    mends("feels anna 😀: Great", Code::BadHead, "feels anna 2: Great");
    mends("feels anna +: Great", Code::BadHead, "feels anna 1: Great");
    mends("feels 👍 Great", Code::BadHead, "feels 1: Great");
    mends("feels: 🙁 Lost", Code::BadHead, "feels -1: Lost");
    mends("expects anna ++: Quick", Code::BadHead, "expects anna 2: Quick");
    mends("feels anna, ben 😡: Lost", Code::BadHead, "feels anna -2: Lost\nfeels ben -2: Lost");
}

#[test]
fn a_sign_is_a_score_on_the_scale_of_its_map() {
    let text = map("feels anna 😐: Fine").replace("Coffee run\n", "Coffee run\nscale: 1..5\n");
    let raised = raised(&text);
    assert_eq!(mended(&text, &raised[0]), text.replace("😐", "3"));
}

#[test]
fn a_word_for_a_feeling_gives_the_example_its_score() {
    let raised = raised(&map("feels anna: frustrated by the queue"));
    assert!(raised[0].help.as_ref().unwrap().contains("`feels anna -1: frustrated by the queue`"), "{raised:#?}");
}

#[test]
fn a_number_behind_the_score_is_doubted() {
    for (lines, help) in [("feels 1: 2", "`feels 2`"), ("feels anna 1: -1", "`feels anna -1`")] {
        let raised = raised(&map(lines));
        assert_eq!((raised.len(), raised[0].severity), (1, Severity::Warning), "{raised:#?}");
        assert!(raised[0].help.as_ref().unwrap().contains(help), "{raised:#?}");
    }
    assert!(raised(&map("feels 1: 2 of them were late")).is_empty());
}

#[test]
fn times_as_on_a_clock_and_without_a_unit_get_their_own_figures() {
    mends("takes: 1:30", Code::BadDuration, "takes: 1h 30m");
    mends("takes: 00:05:00", Code::BadDuration, "takes: 5m");
    for (lines, help) in [("takes: 3-5", "`takes: 3..5 m`"), ("takes: 15", "`takes: 15 m`")] {
        let raised = raised(&map(lines));
        assert!(raised[0].help.as_ref().unwrap().contains(help), "{raised:#?}");
    }
}

#[test]
fn words_for_scores_become_figures() {
    let top = |text: &str| map(text).replace("Coffee run\n", "Coffee run\npriority: cost 1, sales 2\n");
    let raised = raised(&top("score: cost high, sales 80"));
    let mended = mended(&top("score: cost high, sales 80"), &raised[0]);
    assert_eq!(mended, top("score: cost 80, sales 80"));
}

#[test]
fn a_date_without_its_year_keeps_its_day() {
    let raised = raised(&map("pain queue: Long\nopportunity: Two lines\n  answers: queue\n  due: 1 March"));
    assert!(raised[0].help.as_ref().unwrap().contains("`due: YYYY-03-01`"), "{raised:#?}");
}

#[test]
fn the_rest_after_a_complete_value_is_named() {
    let raised = raised(&map("pain queue: Long\nopportunity: Two lines\n  answers: queue\n  effort: 2 days"));
    assert_eq!(raised[0].labels[0].text, "nothing can follow `2`");
}

#[test]
fn a_review_in_a_month_was_on_its_first_day_at_the_latest_today() {
    let top = |line: &str| map("feels 1: Fine").replace("Coffee run\n", &format!("Coffee run\n{line}\n"));
    let month = raised(&top("reviewed: November 2025"));
    assert_eq!(mended(&top("reviewed: November 2025"), &month[0]), top("reviewed: 2025-11-01"));
    let ahead = raised(&top("reviewed: 2999-01-01"));
    assert_eq!((ahead.len(), ahead[0].code, ahead[0].severity), (1, Code::BadDate, Severity::Warning), "{ahead:#?}");
}

#[test]
fn what_is_about_the_file_becomes_a_comment() {
    let top = |line: &str| map("feels 1: Fine").replace("Coffee run\n", &format!("Coffee run\n{line}\n"));
    let raised = raised(&top("version: 2"));
    assert_eq!(mended(&top("version: 2"), &raised[0]), top("# version: 2"));
}

#[test]
fn a_line_of_an_opportunity_in_a_column_is_shown_with_its_own_words() {
    for (lines, help) in [("experiment: A roof", "`opportunity: A roof`"), ("effort: 2", "`opportunity: …`")] {
        let raised = raised(&map(lines));
        assert!(raised[0].help.as_ref().unwrap().contains(help), "{raised:#?}");
    }
}

#[test]
fn a_word_is_not_mended_into_its_opposite() {
    let safe = |text: &str| {
        raised(text).into_iter().any(|told| told.fix.is_some_and(|fix| fix.applicability == Applicability::Safe))
    };
    let below = |line: &str| map(&format!("pain queue: Long\nopportunity: Two lines\n  answers: queue\n  {line}"));
    for line in ["status: unplanned", "status: undropped", "status: none", "status: gone"] {
        assert!(!safe(&below(line)), "{line}");
    }
    for line in ["status: unsolved", "status: ceased"] {
        assert!(!safe(&map(&format!("pain queue: Long\n  {line}"))), "{line}");
    }
    let source = |word: &str| {
        map("feels 1: Fine\n  from: talks")
            .replace("team shop", &format!("source talks: Talks\n  confidence: {word}\nteam shop"))
    };
    for word in ["unvalidated", "invalidated", "unreasoned"] {
        assert!(!safe(&source(word)), "{word}");
    }
    assert!(safe(&source("validatd")));
    assert!(raised(&map("pain uncritical: Long"))[0].fix.is_none());
}

#[test]
fn units_of_other_languages_are_known_and_days_stay_days() {
    mends("takes: 2 jours", Code::BadDuration, "takes: 2 days");
    mends("takes: 2-3 Tage", Code::BadDuration, "takes: 2..3 days");
    mends("takes: 5 horas", Code::BadDuration, "takes: 5 hours");
}

#[test]
fn a_comment_in_front_of_the_colon_stays_a_comment() {
    mends("feels 1 # fine", Code::OnlyText, "# fine\nfeels 1");
    mends("feels anna -1 // a guess", Code::OnlyText, "# a guess\nfeels anna -1");
}

#[test]
fn parts_of_a_metric_go_into_its_line() {
    mends("metric csat: 4\n  was: 3", Code::UnknownKeyword, "metric csat: 4, was 3");
}

#[test]
fn a_language_has_a_tag() {
    let top = |tag: &str| map("feels 1: Fine").replace("Coffee run\n", &format!("Coffee run\nlang: {tag}\n"));
    for (written, tag) in [("German", "de"), ("deutsch", "de"), ("jp", "ja")] {
        let raised = raised(&top(written));
        assert_eq!(mended(&top(written), &raised[0]), top(tag));
    }
    assert!(!raised(&top("klingon")).is_empty());
    assert!(raised(&top("zh-Hant-TW")).is_empty());
}

#[test]
fn what_customers_do_is_no_misspelt_keyword() {
    mends("pays: By card", Code::UnknownKeyword, "does: Pays By card");
}

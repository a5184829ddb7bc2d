//! What a compilation knows of names: where each thing is declared, and where it is used.

use crate::support::{
    Memory, compile_text,
    every_map::{examples, hold, valid},
    meaning, options,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};
use wayline::{
    Compilation,
    ast::{Head, Node, Value},
    compile,
    diagnostic::{Edit, Span, apply},
    editor::{Origin, ThingId},
    keyword::{self, Keyword, Named},
};

/// Everything that was declared or is used: its keyword, its name, its declaration (`-` where there is none) and its uses.
fn table(compilation: &Compilation) -> String {
    let place = |span: Span| {
        let source = compilation.sources.get(span.file);
        let start = source.position(span.start);
        let file = if span.file.0 == 0 { String::new() } else { format!("{} ", source.name) };
        format!("{file}{}:{}", start.line, start.column)
    };
    let mut lines = Vec::new();
    for (id, thing) in compilation.names.things() {
        let uses: Vec<String> = compilation.names.uses_of(id).map(|used| place(used.span)).collect();
        if thing.origin == Origin::BuiltIn && uses.is_empty() {
            continue;
        }
        let declared = thing.declaration().map(|declaration| place(declaration.name.unwrap_or(declaration.line)));
        let name = thing.name.as_deref().unwrap_or("?");
        let declared = declared.unwrap_or_else(|| "-".to_owned());
        lines.push(format!("{} {name} {declared} <- {}", thing.keyword.word(), uses.join(", ")).trim_end().to_owned());
    }
    lines.join("\n")
}

fn with_files(text: &str, files: &[(&str, &str)]) -> Compilation {
    compile("map.journey", text.as_bytes(), &Memory::from_iter(files.iter().copied()), &options())
}

#[test]
fn every_kind_of_name_is_found_where_it_is_declared_and_used() {
    let text = "\
journey: Kinds
  priority: cost 2, reach 1
persona ada: Ada Fields, baker
persona ben: Ben
team web: Web team
channel shop: Shop
source visits: Visits
lane policy: Policies
measure wait: Waiting time
phase before: Before
stage find: Finds out
  touchpoint look: Looks around
    for: ada, Ben
    via: shop, website
    feels Ada Fields 1: Good
    expects ben 1: Much
    policy: Be open
    backstage: Packs
      by: Web team
    metric wait ada: 5
      from: visits
    score: cost 3, reach 50
    pain slow: Slow
    pain: Loud
    gain warm: Warm
    opportunity faster: Faster
      answers: slow, Loud
      owner: web
    then ben pay 20 %
    leaves ada 5 %
stage pay: Pays
  feels 1
";
    let compilation = compile_text(text);
    assert!(compilation.map.is_some(), "{:?}", compilation.diagnostics);
    let expected = "\
priority cost 2:13 <- 22:12
priority reach 2:21 <- 22:20
persona ada 3:9 <- 13:10, 15:11, 20:17, 30:12
persona ben 4:9 <- 13:15, 16:13, 29:10
team web 5:6 <- 19:11, 28:14
channel shop 6:9 <- 14:10
source visits 7:8 <- 21:13
lane policy 8:6 <- 17:5
measure wait 9:9 <- 20:12
phase before 10:7 <-
stage find 11:7 <-
touchpoint look 12:14 <-
pain slow 23:10 <- 27:16
pain ? 24:5 <- 27:22
gain warm 25:10 <-
opportunity faster 26:17 <-
stage pay 31:7 <- 29:14
channel web - <- 14:16";
    assert_eq!(table(&compilation), expected);
}

#[test]
fn names_of_other_files_are_declared_there() {
    let shared = "persona ada: Ada\nteam web: Web\n";
    let today = "journey: Today\nstage: Shop\n  touchpoint queue: Queue\n    feels 1\n  step: Pay\n    feels 1\n";
    let text = "journey: Map\n  compares: today.journey\nuse: shared.journey\nstage: One\n  touchpoint a: A\n    feels ada 1\n    replaces: queue, pay\n";
    let compilation = with_files(text, &[("shared.journey", shared), ("today.journey", today)]);
    assert!(compilation.map.is_some(), "{:?}", compilation.diagnostics);
    let expected = "\
persona ada shared.journey 1:9 <- 6:11
team web shared.journey 2:6 <-
stage ? 4:1 <-
touchpoint a 5:14 <-
touchpoint queue today.journey 3:14 <- 7:15
step ? today.journey 5:3 <- 7:22";
    assert_eq!(table(&compilation), expected);
    let names: Vec<&str> =
        compilation.documents.iter().map(|document| compilation.sources.get(document.file).name.as_str()).collect();
    assert_eq!(names, ["map.journey", "shared.journey", "today.journey"]);
}

#[test]
fn what_nobody_declares_is_one_thing_with_all_its_uses() {
    let text =
        "journey: M\nstage: One\n  feels 1\n  backstage: Packs\n    by: Web team\n  support: Looks\n    by: web team\n";
    let compilation = compile_text(text);
    assert_eq!(table(&compilation), "stage ? 2:1 <-\nteam web-team - <- 5:9, 7:9");
}

#[test]
fn names_are_known_while_the_map_has_errors() {
    let text = "journey: M\npersona ada: Ada\nstage: One\n  feels ada 1: Fine\n  feels ada 9\n  feels nobody 1\n  via: web, website\n  wat\n";
    let compilation = compile_text(text);
    assert!(compilation.map.is_none());
    assert_eq!(table(&compilation), "persona ada 2:9 <- 4:9, 5:9\nstage ? 3:1 <-\nchannel web - <- 7:8, 7:13");
}

#[test]
fn a_shared_file_alone_has_its_declarations() {
    let compilation = compile_text("persona ada: Ada\nlane policy: Policy\n");
    assert!(compilation.shared);
    assert_eq!(table(&compilation), "persona ada 1:9 <-\nlane policy 2:6 <-");
}

#[test]
fn the_name_at_a_place_is_found_up_to_the_byte_behind_it() {
    let text = "journey: M\npersona ada: Ada\nstage: One\n  feels ada 1: Fine\n";
    let compilation = compile_text(text);
    let file = compilation.documents[0].file;
    let used = text.rfind("ada").expect("a use") as u32;
    let at = |byte: u32| compilation.names.at(file, byte).map(|(span, _)| span.start);
    assert_eq!([used - 1, used, used + 3, used + 4].map(at), [None, Some(used), Some(used), None]);
    let declared = text.find("ada").expect("a declaration") as u32;
    assert_eq!(at(declared + 1), Some(declared));
}

/// What a name in a line refers to or declares, by the table of keywords alone.
fn names_of(node: &Node) -> Vec<(Vec<Keyword>, Span)> {
    let columns = || vec![Keyword::Touchpoint, Keyword::Step, Keyword::Stage];
    let mut names = Vec::new();
    match (node.rule.head, &node.head) {
        (keyword::Head::OptionalPersona, Head::Name(name)) | (_, Head::Score(Some(name), _)) => {
            names.push((vec![Keyword::Persona], name.span));
        }
        (_, Head::Measure(measure, persona)) => {
            names.push((vec![Keyword::Measure], measure.span));
            names.push((vec![Keyword::Persona], persona.span));
        }
        (keyword::Head::Measure, Head::Name(measure)) => names.push((vec![Keyword::Measure], measure.span)),
        (keyword::Head::Exit, Head::Way(Some(name), _)) => names.push((vec![Keyword::Persona], name.span)),
        // The last word of a way is its column, or the end of its title.
        (_, Head::Way(Some(words), _)) => names.push((columns(), Span { start: words.span.end - 1, ..words.span })),
        (_, Head::Name(name) | Head::Pain(Some(name), _)) => names.push((vec![node.keyword()], name.span)),
        _ => {}
    }
    match (node.rule.value, &node.value) {
        (keyword::Value::Names(named) | keyword::Value::OneName(named), Value::Names(list)) => {
            let kinds = match named {
                Named::Persona => vec![Keyword::Persona],
                Named::Team => vec![Keyword::Team],
                Named::Channel => vec![Keyword::Channel],
                Named::Source => vec![Keyword::Source],
                Named::Pain => vec![Keyword::Pain],
                Named::EarlierColumn => columns(),
            };
            names.extend(list.iter().map(|name| (kinds.clone(), name.span)));
        }
        (_, Value::Pairs(pairs)) => {
            names.extend(pairs.iter().map(|(name, _)| (vec![Keyword::Priority], name.span)));
        }
        _ => {}
    }
    if node.keyword() == Keyword::Own {
        names.push((vec![Keyword::Lane], node.keyword));
    }
    names
}

#[test]
fn every_name_in_a_right_map_is_known() {
    hold(examples().into_iter().chain(valid(60)), |map| {
        let compilation = map.compiled();
        let Some(document) = compilation.documents.first() else { return Ok(()) };
        for (kinds, span) in document.nodes.iter().flat_map(names_of) {
            let word = compilation.sources.slice(span);
            let Some((_, thing)) = compilation.names.at(span.file, span.start) else {
                return Err(format!("`{word}` is not known"));
            };
            let keyword = compilation.names.get(thing).keyword;
            if !kinds.contains(&keyword) {
                return Err(format!("`{word}` is known as a {}", keyword.word()));
            }
        }
        Ok(())
    });
}

/// The names that can be renamed: declared in the map's own file, and nothing but that name hangs on them.
fn renamable(compilation: &Compilation) -> Vec<(ThingId, String)> {
    let compares = compilation.map.as_ref().is_some_and(|map| map.compares.is_some());
    let model = meaning(compilation).0.to_string();
    let things = compilation.names.things().filter_map(|(id, thing)| {
        let old = thing.name.as_ref().filter(|_| matches!(thing.origin, Origin::Declared(_)))?;
        let own = compilation.names.spellings(id).all(|span| span.file.0 == 0);
        // A name that was made from a text is another one once the written name is free.
        let free = !model.contains(&format!("\"{old}-2\""));
        // A column continues the one of the same name in the compared map.
        let column = thing.keyword.is_column() || thing.keyword == Keyword::Stage;
        (own && free && !(column && compares)).then(|| (id, old.clone()))
    });
    if compilation.documents.is_empty() { Vec::new() } else { things.collect() }
}

/// A value in which each new name is the old one again.
fn back(value: &mut serde_json::Value, old: &BTreeMap<String, String>) {
    match value {
        serde_json::Value::String(text) => {
            if let Some(old) = old.get(text) {
                text.clone_from(old);
            }
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| back(item, old)),
        serde_json::Value::Object(fields) => fields.values_mut().for_each(|field| back(field, old)),
        _ => {}
    }
}

#[test]
fn renaming_every_use_of_every_name_gives_the_same_map() {
    let tried = RefCell::new(BTreeSet::new());
    // What was measured is kept under the names of that time, and has to be measured again for new ones.
    let typed = examples().into_iter().filter(|map| !map.text().is_some_and(|text| text.contains("measured")));
    hold(typed.chain(valid(60)), |map| {
        let before = map.compiled();
        let (mut edits, mut old_names) = (Vec::new(), BTreeMap::new());
        for (at, (id, old)) in renamable(before).into_iter().enumerate() {
            let new = format!("zz-renamed-{at}x");
            edits.extend(before.names.spellings(id).map(|span| Edit { span, text: new.clone() }));
            old_names.insert(new, old);
            tried.borrow_mut().insert(before.names.get(id).keyword);
        }
        let text = apply(map.text().expect("a right map is text"), &edits);
        let (model, codes) = meaning(before);
        let (mut again, codes_again) = meaning(&map.with(text.clone()).compile());
        back(&mut again, &old_names);
        let same = codes == codes_again && model == again;
        if same { Ok(()) } else { Err(format!("renamed, this is another map: {codes_again:?}\n{text}")) }
    });
    let all = [
        Keyword::Persona,
        Keyword::Team,
        Keyword::Channel,
        Keyword::Source,
        Keyword::Lane,
        Keyword::Measure,
        Keyword::Phase,
        Keyword::Stage,
        Keyword::Touchpoint,
        Keyword::Step,
        Keyword::Pain,
        Keyword::Gain,
        Keyword::Opportunity,
        Keyword::Priority,
    ];
    let tried = tried.into_inner();
    let missing: Vec<&str> = all.iter().filter(|kind| !tried.contains(kind)).map(|kind| kind.word()).collect();
    assert!(missing.is_empty(), "no map has a name for: {missing:?}");
}

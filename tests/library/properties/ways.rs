//! What holds for every journey that branches, of up to thirty ways.

use crate::support::{Memory, generate::Random, options};
use std::{fmt::Write, sync::LazyLock};
use wayline::{
    Compilation,
    compare::compare,
    compile,
    format::format,
    model::{NextKind, PersonaId, Target},
};

const PERSONAS: [&str; 3] = ["anna", "ben", "cleo"];

/// A map with so many columns and ways, for three personas or for the customer.
fn branching(seed: u64) -> String {
    let mut random = Random::new(seed);
    let (columns, ways) = (random.between(1, 14), random.below(31));
    let people: &[&str] = if random.chance(70) { &PERSONAS } else { &[] };
    let mut lines: Vec<String> = vec![String::new(); columns];
    for _ in 0..ways {
        let (from, to) = (random.below(columns), random.below(columns));
        let whom =
            if people.is_empty() || random.chance(60) { String::new() } else { format!(" {}", random.pick(people)) };
        // Never more than everybody, whatever else leads away from the column.
        let share = if random.chance(60) { format!(" {} %", random.below(4)) } else { String::new() };
        let reason = if random.chance(50) { ": Because" } else { "" };
        let line = if random.chance(20) {
            format!("leaves{whom}{share}{reason}")
        } else {
            format!("then{whom} c{to}{share}{reason}")
        };
        let _ = writeln!(lines[from], "    {line}");
    }
    let mut map = String::from("journey: Branches\n");
    people.iter().for_each(|name| _ = writeln!(map, "persona {name}: {name}"));
    for (at, lines) in lines.iter().enumerate() {
        if at == 0 || random.chance(30) {
            let _ = writeln!(map, "stage: Stage {at}");
        }
        let _ = write!(map, "  touchpoint c{at}: Column {at}\n    feels 1\n{lines}");
    }
    map
}

fn compiled(text: &str) -> Compilation {
    compile("map.journey", text.as_bytes(), &Memory::new(), &options())
}

/// Every generated map that is right; a line that speaks for nobody is an error.
static MAPS: LazyLock<Vec<(String, wayline::model::Map)>> = LazyLock::new(|| {
    let right = (0..300).map(branching).filter_map(|text| Some((text.clone(), compiled(&text).map?)));
    let maps: Vec<_> = right.collect();
    assert!(maps.len() > 100, "only {} maps are right", maps.len());
    assert!(maps.iter().any(|(_, map)| map.ways.len() > 20));
    maps
});

#[test]
fn whoever_comes_to_a_column_goes_somewhere() {
    for (text, map) in MAPS.iter() {
        for step in map.paths().iter().flat_map(|path| &path.steps) {
            let takes = step.next.iter().filter(|next| next.kind.takes());
            let shares: Option<Vec<f64>> = takes.map(|next| next.share).collect();
            if let Some(shares) = shares {
                let sum: f64 = shares.iter().sum();
                assert!((sum - 100.0).abs() < 1e-6, "{sum} % leave {:?} of\n{text}", step.column);
            }
            let percent = step.arrival.map_or(0.0, |arrival| arrival.percent);
            assert!((0.0..=100.0).contains(&percent), "{percent} % come to {:?} of\n{text}", step.column);
        }
    }
}

#[test]
fn ways_lead_ahead_back_or_out_as_they_say() {
    for (text, map) in MAPS.iter() {
        for path in map.paths() {
            for step in &path.steps {
                for next in &step.next {
                    let right = match (next.kind, next.to) {
                        (NextKind::On | NextKind::Ahead, Target::Column(to)) => to > step.column,
                        (NextKind::Back, Target::Column(to)) => to <= step.column,
                        (NextKind::Exit | NextKind::Finish, Target::End) => true,
                        _ => false,
                    };
                    assert!(right, "{next:?} from {:?} of\n{text}", step.column);
                    assert_eq!(next.way.is_some(), !matches!(next.kind, NextKind::On | NextKind::Finish), "{text}");
                }
            }
        }
    }
}

#[test]
fn a_map_with_ways_says_nothing_new_to_itself() {
    for (text, map) in MAPS.iter() {
        assert!(compare(map, map).changes.is_empty(), "{text}");
    }
}

#[test]
fn the_formatter_keeps_every_way() {
    for (text, map) in MAPS.iter() {
        let formatted = format("map.journey", text.as_bytes(), &Memory::new(), &options()).text.expect("a right map");
        let again = compiled(&formatted).map.expect("a right map");
        assert_eq!(again.ways.len(), map.ways.len(), "{text}");
        assert!(compare(map, &again).changes.is_empty(), "{text}\n{formatted}");
    }
}

/// What a persona goes through doesn't depend on the others.
#[test]
fn the_map_of_one_persona_is_their_way() {
    for (text, map) in MAPS.iter().filter(|(_, map)| map.personas.len() > 1) {
        for at in 0..map.personas.len() {
            let (whole, alone) = (map.path(PersonaId::new(at)), map.only(&[PersonaId::new(at)]));
            let own = alone.path(PersonaId::new(0));
            let shares = |path: &wayline::model::Path| -> Vec<Vec<Option<f64>>> {
                path.steps.iter().map(|step| step.next.iter().map(|next| next.share).collect()).collect()
            };
            assert_eq!(shares(&own), shares(&whole), "{text}");
            assert_eq!(alone.personas.len(), 1);
            assert_eq!(alone.segment_of, Some(map.personas.len()));
        }
    }
}

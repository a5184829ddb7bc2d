//! A map that is being written is read as far as it goes.

use crate::support::{
    every_map::{Map, every_map, examples, hold, valid},
    generate::Random,
};

/// How many places each map is cut at; every line's end would take minutes.
const CUTS: usize = 6;

#[test]
fn a_map_may_end_anywhere() {
    hold(every_map(), |map| {
        let mut random = Random::new(map.bytes.len() as u64);
        for _ in 0..CUTS {
            let end = random.below(map.bytes.len() + 1);
            let cut = map.with(&map.bytes[..end]);
            let compilation = cut.compile();
            if compilation.map.is_none() && !compilation.shared && !compilation.has_errors() {
                return Err(format!("cut at {end}: neither a map nor an error"));
            }
        }
        Ok(())
    });
}

#[test]
fn what_stands_above_is_read_alike_whatever_follows() {
    hold(right_maps(), |map| {
        let (whole, _) = map.document().ok_or("not a text")?;
        let mut random = Random::new(map.bytes.len() as u64);
        for _ in 0..CUTS {
            let lines = random.below(whole.lines.len()) + 1;
            let end = whole.lines[lines - 1].span.end as usize;
            let cut = map.with(&map.bytes[..end]);
            let (part, _) = cut.document().ok_or("not a text")?;
            let understood = whole.lines[..lines].iter().filter(|line| line.node.is_some()).count();
            let still = part.lines.iter().filter(|line| line.node.is_some()).count();
            if understood != still {
                return Err(format!("of the first {lines} lines {still} are understood, not {understood}"));
            }
        }
        Ok(())
    });
}

/// Maps without a mistake. A lane may be declared below its first use, but none of these does so.
fn right_maps() -> impl Iterator<Item = Map> {
    examples().into_iter().chain(valid(24))
}

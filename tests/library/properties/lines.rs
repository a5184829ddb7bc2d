//! Nothing is dropped in silence: a line is understood, or it is an error.

use crate::support::{
    every_map::{every_map, examples, hold, times, valid},
    meaning,
};
use wayline::{
    Compilation,
    ast::{Content, Document, Line},
    diagnostic::{Code, Diagnostic},
};

#[test]
fn every_line_is_understood_or_told() {
    hold(every_map(), |map| {
        let Some((document, sources)) = map.document() else { return Ok(()) };
        let compilation = map.compiled();
        // A file that a wrong line names isn't read, either.
        let unread = |line: &Line| !is_understood(line) && sources.slice(line.span).trim_start().starts_with("use");
        if is_told_once(compilation) || document.lines.iter().any(unread) {
            return Ok(());
        }
        let dropped = document.lines.iter().enumerate().find(|(at, line)| {
            !is_understood(line) && !is_told(line, compilation) && !is_part_of_above(document, *at, compilation)
        });
        dropped.map_or(Ok(()), |(at, _)| Err(format!("line {} is dropped", at + 1)))
    });
}

fn is_understood(line: &Line) -> bool {
    line.node.is_some() || matches!(line.content, Content::Blank | Content::Comment(_))
}

fn is_told(line: &Line, compilation: &Compilation) -> bool {
    let touches = |diagnostic: &Diagnostic| {
        let mut places = diagnostic.labels.iter().map(|label| label.span).filter(|span| span.file == line.span.file);
        places.any(|span| span.start <= line.span.end && line.span.start <= span.end)
    };
    compilation.diagnostics.iter().any(touches)
}

/// A shared file that tells a story is one mistake, however many lines the story has. And a file that couldn't be
/// read may declare the lanes whose keywords nobody knows.
fn is_told_once(compilation: &Compilation) -> bool {
    let codes = [
        Code::NotShared,
        Code::FileNotFound,
        Code::OutsideRoot,
        Code::Unreadable,
        Code::CircularUse,
        Code::TooLarge,
        Code::NotUtf8,
        // A lane that is called like a keyword may be what the lines with that word mean; the lane is the one mistake.
        Code::LaneIsKeyword,
    ];
    compilation.diagnostics.iter().any(|diagnostic| codes.contains(&diagnostic.code))
}

/// What continues a wrong line is part of that mistake, and what stands under a line that nobody understands can't be
/// judged, with what continues it.
fn is_part_of_above(document: &Document, at: usize, compilation: &Compilation) -> bool {
    let goes_on = |line: &Line| matches!(line.content, Content::Continuation(_));
    let above = |at: usize| document.lines[..at].iter().rev();
    let wrong_above = |at: usize| {
        above(at).any(|above| {
            !is_understood(above) && above.indent < document.lines[at].indent && is_told(above, compilation)
        })
    };
    if !goes_on(&document.lines[at]) {
        return wrong_above(at);
    }
    let of_a_wrong_line = |above: &Line| !is_understood(above) || is_told(above, compilation);
    let continued = document.lines[..at].iter().rposition(|line| !goes_on(line));
    above(at).next().is_some_and(of_a_wrong_line) || continued.is_some_and(wrong_above)
}

/// Lines that say what holds without them; `better: lower` of times, and the last one where figures can come from one source only.
const DEFAULTS: &[&str] = &[
    "scale: -2..2",
    "better: higher",
    "better: lower",
    "priority: cost 1, sales 1, strategy 1, frequency 1",
    "from: survey",
];

#[test]
fn every_line_of_a_right_map_says_something() {
    // A shared file says something only through the maps that use it.
    let maps = examples().into_iter().filter(|map| !map.compiled().shared);
    hold(maps.chain(valid(3)), |map| {
        let (document, _) = map.document().ok_or("not a text")?;
        let text = map.text().ok_or("not a text")?;
        let whole = meaning(map.compiled());
        // A sixth of the lines is quick enough for every day; which ones depends on the map.
        let every = if times() > 1 { 1 } else { 6 };
        let chosen = document.lines.iter().enumerate().skip(text.len() % every).step_by(every);
        for (at, line) in chosen.filter(|(_, line)| line.node.is_some()) {
            let written = text[line.span.range()].trim();
            let without = format!("{}{}", &text[..line.span.start as usize], &text[line.span.end as usize..]);
            if !may_say_nothing(written) && meaning(&map.with(without).compile()) == whole {
                return Err(format!("line {} says nothing: {written}", at + 1));
            }
        }
        Ok(())
    });
}

/// A default; an empty bar, which only parts what stands around it; a `for` that may name everybody; a shared file
/// that the map may not speak of.
fn may_say_nothing(line: &str) -> bool {
    DEFAULTS.contains(&line) || line == "|" || line.starts_with("for:") || line.starts_with("use:")
}

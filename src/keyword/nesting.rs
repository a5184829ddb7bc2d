//! Which lines are allowed in which block.

use super::{Keyword, RULES, Rule};
use std::sync::LazyLock;

impl Keyword {
    /// Whether other lines can be inside this one.
    pub fn is_block(self) -> bool {
        self == Self::Journey || BLOCKS[self as usize]
    }

    /// Every rule for this word; several if it means different things in different blocks.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().filter(move |rule| rule.keyword == self)
    }

    /// The rule for this word inside `block`.
    pub fn rule_in(self, block: Self) -> Option<&'static Rule> {
        TAKES[block as usize][self as usize].map(|row| &RULES[usize::from(row)])
    }

    /// The words that are allowed inside this block, in the order of the reference.
    pub fn takes(self) -> impl Iterator<Item = &'static Rule> {
        TAKES[self as usize].iter().flatten().map(|&row| &RULES[usize::from(row)])
    }
}

const KEYWORDS: usize = Keyword::Own as usize + 1;

/// For each word whether other lines can be inside it.
static BLOCKS: LazyLock<[bool; KEYWORDS]> = LazyLock::new(|| TAKES.map(|takes| takes.iter().any(Option::is_some)));

/// For each block and each word the row of their rule, because the nesting asks for every line and every open block.
static TAKES: LazyLock<[[Option<u8>; KEYWORDS]; KEYWORDS]> = LazyLock::new(|| {
    let mut takes = [[None; KEYWORDS]; KEYWORDS];
    for (row, rule) in RULES.iter().enumerate() {
        for &block in rule.inside {
            takes[block as usize][rule.keyword as usize] = u8::try_from(row).ok();
        }
    }
    takes
});

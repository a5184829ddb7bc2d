//! The table of keywords as data, for editors: what to highlight, and what each line means.

use serde_json::{Value, json};
use wayline::keyword::{Keyword, RULES, Value as Kind};

/// Every rule, in the order of the reference.
pub fn language() -> Value {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "keyword": rule.keyword.word(),
                "inside": rule.inside.iter().map(|block| block.word()).collect::<Vec<_>>(),
                "block": rule.keyword.is_block(),
                "summary": rule.summary,
                "example": rule.example,
                "choices": match rule.value { Kind::Choice(words) => words, _ => &[] },
            })
        })
        .collect();
    let keywords: Vec<_> = Keyword::ALL.iter().map(|keyword| keyword.word()).collect();
    json!({ "keywords": keywords, "rules": rules })
}

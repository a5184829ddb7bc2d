//! Names made from labels.

use crate::{
    keyword::{Keyword, MEASURED},
    parse::other_meaning,
};
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// The names in use, each with how often it was requested.
#[derive(Debug, Default)]
pub(crate) struct Names(FxHashMap<String, u32>);

impl Names {
    /// A name made from a label: lower case, words joined by `-`, numbered if it is taken. `kind` goes in front if the
    /// label begins with something that names can't begin with.
    pub fn name(&mut self, label: &str, kind: &str) -> String {
        let base = slug(label, kind);
        loop {
            let count = self.0.entry(base.clone()).or_insert(0);
            *count += 1;
            let name = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
            // A numbered name may be what another label gives without a number.
            if name == base || self.0.insert(name.clone(), 1).is_none() {
                return name;
            }
        }
    }
}

fn slug(label: &str, kind: &str) -> String {
    let lower = label.to_lowercase();
    let composed: String = lower.nfc().collect();
    let words = composed.split(|c| !unicode_ident::is_xid_continue(c)).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    // A persona called `major` would be taken for a severity, `all` for everybody, and `measured` for a question to the data.
    let person = kind == "actor" || kind == Keyword::Persona.word();
    let other = person && (other_meaning(&slug).is_some() || slug == MEASURED);
    if slug.starts_with(unicode_ident::is_xid_start) && !other {
        slug
    } else {
        format!("{kind}-{slug}").trim_end_matches('-').to_owned()
    }
}

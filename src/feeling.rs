//! Feelings as people write them, in the cells of a spreadsheet or in a line of a map: numbers, words, faces, signs.

use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A feeling as written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feeling {
    /// The figure.
    pub number: Option<f64>,
    /// The highest possible one, if it is given, as in 3/5.
    pub of: Option<f64>,
    /// Whether the figure has a sign, so that others may be below zero.
    pub signed: bool,
    /// How good it is from -2 to 2, from words, faces or signs.
    pub level: Option<f64>,
    /// The words.
    pub word: String,
    /// The words before the figure; they are also in `word`.
    pub before: String,
}

/// The lowest and highest score of a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range(pub f64, pub f64);

/// The range of the levels.
pub const LEVELS: Range = Range(-2.0, 2.0);

/// How good a feeling is, with words for it in every language of the vocabulary.
const WORDS: &[(f64, &str)] = &[
    (
        2.0,
        "delighted|thrilled|excited|ecstatic|overjoyed|amazed|enthusiastic|love|loves|wow|great|excellent|fantastic|very positive|joyful|joy|proud|\
         begeistert|euphorisch|überglücklich|freude|begeisterung|stolz|super|großartig|ausgezeichnet|sehr gut|sehr positiv|\
         enchanté|enchantée|ravi|ravie|enthousiaste|joie|fier|fière|excellent|très positif|émerveillé|\
         encantado|encantada|entusiasmado|entusiasmada|alegría|orgulloso|excelente|muy positivo|emocionado|emocionada|eufórico|\
         大満足|感動|興奮|最高|大喜び|わくわく|ワクワク|\
         مسرور|متحمس|مبتهج|رائع|ممتاز|سعيد جدا|فخور|مندهش",
    ),
    (
        1.0,
        "happy|pleased|satisfied|content|glad|hopeful|relieved|relief|confident|calm|relaxed|curious|interested|good|positive|optimistic|reassured|comfortable|grateful|motivated|inspired|trusting|high|\
         zufrieden|glücklich|froh|erfreut|hoffnungsvoll|erleichtert|zuversichtlich|entspannt|ruhig|neugierig|interessiert|gut|positiv|optimistisch|beruhigt|dankbar|motiviert|vertrauen|\
         content|contente|satisfait|satisfaite|heureux|heureuse|soulagé|soulagée|confiant|confiante|curieux|curieuse|intéressé|intéressée|serein|sereine|bon|bien|positif|optimiste|rassuré|rassurée|motivé|motivée|\
         contento|contenta|satisfecho|satisfecha|feliz|aliviado|aliviada|confiado|confiada|curioso|curiosa|interesado|interesada|tranquilo|tranquila|bueno|bien|positivo|optimista|ilusionado|ilusionada|esperanzado|motivado|\
         満足|嬉しい|うれしい|楽しい|安心|期待|興味|好奇心|良い|ポジティブ|ほっと|\
         راض|سعيد|مرتاح|متفائل|واثق|فضولي|مهتم|جيد|إيجابي|مطمئن|متحفز|ممتن",
    ),
    (
        0.0,
        "neutral|ok|okay|indifferent|fine|average|so so|mixed|unsure|medium|\
         neutral|gleichgültig|durchschnittlich|mittel|geht so|gemischt|in ordnung|\
         neutre|indifférent|indifférente|moyen|moyenne|mitigé|\
         neutral|indiferente|regular|normal|medio|\
         普通|ふつう|まあまあ|ニュートラル|どちらでもない|\
         محايد|عادي|متوسط|لا بأس",
    ),
    (
        -1.0,
        "frustrated|frustration|annoyed|confused|confusion|worried|anxious|nervous|uncertain|insecure|disappointed|sad|unhappy|dissatisfied|unsatisfied|bored|impatient|stressed|irritated|sceptical|skeptical|hesitant|doubtful|lost|tired|tense|uncomfortable|bad|negative|low|overwhelmed|concerned|\
         genervt|frustriert|verwirrt|besorgt|nervös|unsicher|enttäuscht|traurig|unzufrieden|gelangweilt|ungeduldig|gestresst|skeptisch|müde|angespannt|überfordert|irritiert|verärgert|schlecht|negativ|ängstlich|unwohl|zweifelnd|\
         frustré|frustrée|agacé|agacée|confus|confuse|inquiet|inquiète|anxieux|anxieuse|nerveux|nerveuse|incertain|déçu|déçue|triste|mécontent|mécontente|insatisfait|ennuyé|ennuyée|impatient|impatiente|stressé|stressée|sceptique|perdu|perdue|hésitant|hésitante|fatigué|mauvais|négatif|\
         frustrado|frustrada|molesto|molesta|confundido|confundida|confuso|preocupado|preocupada|ansioso|ansiosa|nervioso|nerviosa|inseguro|insegura|decepcionado|decepcionada|triste|insatisfecho|insatisfecha|descontento|aburrido|aburrida|impaciente|estresado|estresada|escéptico|perdido|dudoso|cansado|malo|mal|negativo|agobiado|\
         不満|不安|心配|困惑|混乱|イライラ|いらいら|悲しい|がっかり|緊張|退屈|迷い|疲れ|面倒|悪い|ネガティブ|ストレス|戸惑い|\
         مستاء|محبط|قلق|مرتبك|متوتر|منزعج|حزين|غير راض|ملل|متردد|متعب|سيئ|سلبي|حائر|خائب",
    ),
    (
        -2.0,
        "angry|furious|desperate|despair|hopeless|panicked|panic|terrible|awful|horrified|hate|hates|very negative|enraged|devastated|outraged|scared|afraid|helpless|\
         verzweifelt|wütend|zornig|verzweiflung|entsetzt|panik|hilflos|furchtbar|schrecklich|sehr schlecht|sehr negativ|empört|sauer|\
         désespéré|désespérée|furieux|furieuse|en colère|colère|paniqué|paniquée|terrible|très négatif|horrible|excédé|impuissant|\
         desesperado|desesperada|furioso|furiosa|enfadado|enfadada|enojado|enojada|pánico|terrible|muy negativo|horrible|indignado|\
         絶望|怒り|激怒|最悪|パニック|恐怖|腹が立つ|\
         يائس|غاضب|غضب|ساخط|مرعوب|فظيع|مذعور",
    ),
];

const FACES: &[(f64, &str)] = &[
    (2.0, "😀😃😄😁😆😍🤩🥰😻🥳❤💚🎉"),
    (1.0, "🙂😊☺😌😉😎👍😺🤗😋💛🤔"),
    (0.0, "😐😑😶😬🤷"),
    (-1.0, "🙁☹😕😟😞😒😔😣😖😫😩👎😓😥😰😪🥱"),
    (-2.0, "😠😡🤬😤😭😢😱😨😿💔🤮🤯"),
];

const SIGNS: &[(f64, &[&str])] = &[
    (2.0, &["++", "+++", ":D", ":-D", "^^"]),
    (1.0, &["+", ":)", ":-)", "(:"]),
    (0.0, &["+/-", "±", "o", ":|", ":-|", "~"]),
    (-1.0, &["-", "–", "−", ":(", ":-(", ":/", ":-/"]),
    (-2.0, &["--", "---", "––", "−−", ":'(", ">:("]),
];

/// Words that reverse a feeling; the last is the end of "isn't".
const NOT: &[&str] = &[
    "not", "no", "non", "never", "without", "hardly", "nicht", "kein", "keine", "nie", "ohne", "kaum", "pas", "jamais",
    "sans", "nunca", "sin", "nao", "sem", "غير", "ليس", "t",
];
/// Words that make a feeling stronger.
const VERY: &[&str] = &["very", "extremely", "really", "sehr", "extrem", "tres", "extremement", "muy", "muito", "جدا"];
/// Words that make a feeling weaker, so that it isn't known how good it is.
const LESS: &[&str] = &["less", "weniger", "moins", "menos"];
/// Words between a feeling and one that reverses it, as in "no longer worried".
const BETWEEN: &[&str] =
    &["longer", "so", "too", "at", "all", "that", "as", "mehr", "zu", "ganz", "besonders", "plus", "si", "trop", "tan"];

static FOLDED: LazyLock<Vec<(String, f64)>> = LazyLock::new(|| {
    let of = |(level, words): &(f64, &'static str)| {
        let level = *level;
        words.split('|').map(move |word| (folded(word), level))
    };
    let mut all: Vec<(String, f64)> = WORDS.iter().flat_map(of).collect();
    // The longest first: "very negative" before "negative".
    all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    all
});

/// The feeling in a cell. Only a figure that can't be a part of what is said is its score.
pub fn feeling(text: &str) -> Feeling {
    said(text, scored)
}

/// The feeling in a cell of our own export, in which a score is between its persona and its word: "Anna −1 Glad".
pub fn exported(text: &str) -> Feeling {
    said(text, figure)
}

fn said(text: &str, figure: fn(&str) -> Option<Feeling>) -> Feeling {
    let text: String = text.nfkc().collect::<String>().replace(['−', '–'], "-");
    let text = text.trim();
    let mut said = figure(text).unwrap_or_else(|| Feeling { word: text.to_owned(), ..Feeling::default() });
    if said.number.is_some() && said.word.is_empty() {
        return said;
    }
    if let Some((level, _)) = SIGNS.iter().find(|(_, signs)| signs.contains(&said.word.as_str())) {
        return Feeling { level: said.number.is_none().then_some(*level), word: String::new(), ..said };
    }
    let faces: Vec<f64> = said.word.chars().filter_map(face).collect();
    if !faces.is_empty() {
        said.word =
            said.word.chars().filter(|c| face(*c).is_none() && *c != '\u{fe0f}').collect::<String>().trim().to_owned();
    }
    let stars = said.word.matches('★').count();
    if stars > 0 && said.word.chars().all(|c| matches!(c, '★' | '☆' | ' ')) {
        let all = stars + said.word.matches('☆').count();
        return Feeling { number: Some(stars as f64), of: Some(all.max(5) as f64), word: String::new(), ..said };
    }
    said.level = mean(&faces).or_else(|| level(&said.word));
    said
}

/// How good a feeling is, from -2 to 2, that is only a sign or faces.
pub fn expression(text: &str) -> Option<f64> {
    if let Some((level, _)) = SIGNS.iter().find(|(_, signs)| signs.contains(&text)) {
        return Some(*level);
    }
    let faces: Option<Vec<f64>> = text.chars().filter(|c| *c != '\u{fe0f}').map(face).collect();
    mean(&faces?)
}

fn face(char: char) -> Option<f64> {
    FACES.iter().find(|(_, faces)| faces.contains(char)).map(|(level, _)| *level)
}

fn mean(levels: &[f64]) -> Option<f64> {
    let mean = levels.iter().sum::<f64>() / levels.len().max(1) as f64;
    (!levels.is_empty()).then_some((mean * 2.0).round() / 2.0)
}

/// How good the words say it is.
fn level(text: &str) -> Option<f64> {
    mean(&levels(text).0)
}

/// Whether words say only how good it is.
fn is_only_felt(text: &str) -> bool {
    let (levels, left) = levels(text);
    let is_degree = |word: &str| [NOT, VERY, LESS, BETWEEN].iter().any(|words| words.contains(&word));
    !levels.is_empty() && left.split_whitespace().all(is_degree)
}

/// How good each of the words says it is, and the other words.
fn levels(text: &str) -> (Vec<f64>, String) {
    let mut left = format!(" {} ", folded(text));
    let mut levels = Vec::new();
    for (word, level) in FOLDED.iter() {
        let spaced = !word.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
        let wanted = if spaced { format!(" {word} ") } else { word.clone() };
        if let Some(at) = left.find(&wanted) {
            levels.extend(turned(*level, &left[..at]));
            left.replace_range(at..at + wanted.len(), " ");
        }
    }
    (levels, left)
}

/// How good a feeling is with the words before it, if that is known.
fn turned(level: f64, before: &str) -> Option<f64> {
    let mut level = level;
    for word in before.rsplit(' ') {
        if LESS.contains(&word) {
            return None;
        } else if NOT.contains(&word) {
            return Some(if level == 0.0 { 0.0 } else { -level.signum() });
        } else if VERY.contains(&word) {
            level = if level.abs() == 1.0 { 2.0 * level } else { level };
        } else if !BETWEEN.contains(&word) {
            break;
        }
    }
    Some(level)
}

/// A score as people write it: alone, in brackets, at an end with a separator, or next to nothing but a feeling.
/// Any other figure is a part of what is said, as in "Waited 3 days, angry".
fn scored(text: &str) -> Option<Feeling> {
    bracketed(text).or_else(|| leading(text)).or_else(|| trailing(text))
}

/// A score at the beginning of a text, as in "4 - glad", "4 (glad)" and "4 happy".
fn leading(text: &str) -> Option<Feeling> {
    let (score, rest) = score_at(text)?;
    let behind = rest.trim_start();
    let is_around = behind.starts_with(['(', '[']) && behind.ends_with([')', ']']);
    let is_apart = trimmed(rest).is_empty() || is_around || separated(behind, rest.len() > behind.len());
    let face = behind.chars().next().is_some_and(|c| face(c).is_some());
    let is_felt = || rest.starts_with(char::is_whitespace) && is_only_felt(rest);
    (is_apart || face || is_felt()).then(|| Feeling { word: trimmed(rest), ..score })
}

/// Whether words behind a score begin with a separator, which isn't a part of a time, a date, a range or a word.
fn separated(behind: &str, blank: bool) -> bool {
    let mut chars = behind.chars();
    let (sign, next) = (chars.next(), chars.next());
    let blank_behind = next.is_none_or(char::is_whitespace);
    match sign {
        Some('-' | '—' | '/') => {
            (blank || blank_behind) && !trimmed(behind).starts_with(|c: char| c.is_ascii_digit())
        }
        Some(':' | ';' | ',' | '=' | '|' | '\n') => blank_behind || !next.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// A score at the end of a text, as in "Glad: 4", "Glad - 2" and "very happy 4".
fn trailing(text: &str) -> Option<Feeling> {
    let of = |(at, _): (usize, char)| {
        let signed = text[..at].strip_suffix(['+', '-']);
        // A sign after a word is a dash, unless it touches only the figure.
        let signed = signed.filter(|before| before.ends_with(|c: char| c.is_whitespace() || ":;,=|".contains(c)));
        let from = signed.map_or(at, str::len);
        let (score, rest) = score_at(&text[from..])?;
        let before = &text[..from];
        let word = trimmed(before);
        let mut ends = before.trim_end().chars().rev();
        let (sign, last) = (ends.next(), ends.next());
        let blank = before.ends_with(char::is_whitespace);
        let is_apart = match sign {
            Some('-' | '—' | '/') => {
                blank && last.is_none_or(char::is_whitespace) && !word.ends_with(|c: char| c.is_ascii_digit())
            }
            Some(':' | ';' | ',' | '=' | '|') => blank || !last.is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        let is_felt = || before.ends_with(char::is_whitespace) && is_only_felt(before);
        (trimmed(rest).is_empty() && !word.is_empty() && (is_apart || is_felt())).then(|| Feeling {
            before: word.clone(),
            word,
            ..score
        })
    };
    text.char_indices().filter(|(_, c)| c.is_ascii_digit()).find_map(of)
}

/// A score that is all that is in brackets.
fn bracketed(text: &str) -> Option<Feeling> {
    let of = |(open, c): (usize, char)| {
        let close = open + text[open..].find(if c == '(' { ')' } else { ']' })?;
        let inside = text[open + 1..close].trim();
        let (score, rest) = score_at(inside)?;
        let (before, after) = (trimmed(&text[..open]), trimmed(&text[close + 1..]));
        let word = [before.as_str(), &after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        rest.is_empty().then_some(Feeling { word, before, ..score })
    };
    text.char_indices().filter(|(_, c)| matches!(c, '(' | '[')).find_map(of)
}

/// The figure that a text begins with, and what comes behind it.
fn score_at(text: &str) -> Option<(Feeling, &str)> {
    let unsigned = text.strip_prefix(['+', '-']).map(str::trim_start);
    let digits_on = unsigned.unwrap_or(text);
    let end = digits_on.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(digits_on.len());
    let digits = digits_on[..end].trim_end_matches(['.', ',']);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number: f64 = digits.replace(',', ".").parse().ok()?;
    let number = if text.starts_with('-') { -number } else { number };
    let behind = &digits_on[digits.len()..];
    // In "24/7" the second figure isn't the highest one.
    let (of, rest) = match highest(behind.trim_start()) {
        (Some(of), rest) if number <= of => (Some(of), rest),
        (..) => (None, behind),
    };
    Some((Feeling { number: Some(number), of, signed: unsigned.is_some(), ..Feeling::default() }, rest))
}

/// A figure among words.
fn figure(text: &str) -> Option<Feeling> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let begins = |(at, c): &(usize, char)| {
        let before = text[..*at].chars().next_back();
        c.is_ascii_digit() && before.is_none_or(|before| !before.is_alphanumeric() && before != '.' && before != ',')
    };
    let (at, _) = text.char_indices().find(begins)?;
    let sign_at = text[..at].trim_end_matches(' ').strip_suffix(['+', '-']).map(str::len);
    // A sign after a word is a dash, as in "Glad - 2", unless it touches the figure.
    let touches = text[..at].ends_with(['+', '-']);
    let start = sign_at.filter(|start| touches || *start == 0).unwrap_or(at);
    let signed = start < at;
    let end = at + text[at..].find(|c: char| !is_part(c)).unwrap_or(text.len() - at);
    let digits = text[at..end].trim_end_matches(['.', ',']);
    let number: f64 = digits.replace(',', ".").parse().ok()?;
    let number = if text[start..at].starts_with('-') { -number } else { number };
    let (of, rest) = highest(text[at + digits.len()..].trim_start());
    let before = trimmed(&text[..start]);
    let after = trimmed(rest);
    // A figure in the middle of a sentence isn't a score.
    if !before.is_empty() && !after.is_empty() && before.split(' ').count() > 3 {
        return None;
    }
    let word =
        [before.as_str(), after.as_str()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    Some(Feeling { number: Some(number), of, signed, level: None, word, before })
}

/// The highest possible figure, written after a figure as `/5`, `of 10` or `%`, and the rest.
fn highest(rest: &str) -> (Option<f64>, &str) {
    if let Some(rest) = rest.strip_prefix('%') {
        return (Some(100.0), rest);
    }
    for word in ["/", "out of ", "of ", "von ", "sur ", "de ", "من "] {
        if let Some(rest) = rest.strip_prefix(word) {
            let rest = rest.trim_start();
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            if let Ok(of) = rest[..end].parse() {
                return (Some(of), &rest[end..]);
            }
        }
    }
    (None, rest)
}

fn trimmed(text: &str) -> String {
    let separates = |c: char| c.is_whitespace() || ":;,-–—=|/".contains(c);
    let mut text = text.trim_matches(separates);
    // Brackets are removed if they are around everything, or if only one of a pair is left.
    for (open, close) in [('(', ')'), ('[', ']')] {
        let (opened, closed) = (text.matches(open).count(), text.matches(close).count());
        let around = opened == 1 && text.starts_with(open) && text.ends_with(close);
        if around || opened != closed {
            text = text.trim_matches([open, close]).trim_matches(separates);
        }
    }
    text.to_owned()
}

/// The range in a label, as in "Score (1-10)" or "-2..2".
pub fn range_in(label: &str) -> Option<Range> {
    let label: String = label.nfkc().collect::<String>().replace('−', "-");
    let mut numbers = Vec::new();
    let mut rest = label.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = at + rest[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - at);
        // A dash between two figures isn't a sign.
        let negative = rest[..at].ends_with('-')
            && (numbers.is_empty() || rest[..at].trim_end_matches('-').ends_with(['.', ' ', '/']));
        let number: f64 = rest[at..end].parse().ok()?;
        numbers.push(if negative { -number } else { number });
        rest = &rest[end..];
    }
    match numbers[..] {
        [low, high] if low < high => Some(Range(low, high)),
        _ => None,
    }
}

/// The highest possible figure in a label, as in "Satisfaction (out of 10)" or "Mood /5".
pub fn highest_in(label: &str) -> Option<f64> {
    let at = label.find(|c: char| c.is_ascii_digit())?;
    let end = at + label[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len() - at);
    let before = folded(&label[..at]);
    let is_highest = label[..at].trim_end().ends_with('/')
        || ["out of", "von", "sur", "de", "max", "من"]
            .iter()
            .any(|word| before == *word || before.ends_with(&format!(" {word}")));
    let is_only = !label[end..].contains(|c: char| c.is_ascii_digit());
    label[at..end].parse().ok().filter(|_| is_highest && is_only)
}

impl Range {
    /// The range of all these feelings.
    pub fn of<'a>(feelings: impl Iterator<Item = &'a Feeling> + Clone, named: Option<Self>) -> Self {
        let bare = feelings.clone().filter(|of| of.of.is_none()).filter_map(|of| of.number);
        let (low, high) = bare.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        if let Some(Self(from, to)) = named {
            return Self(from.min(low), to.max(high));
        }
        // Among signs, faces or words, a zero is neither good nor bad.
        if (low, high) == (0.0, 0.0)
            && feelings.clone().all(|of| of.of.is_none())
            && feelings.clone().any(|of| of.level.is_some())
        {
            return LEVELS;
        }
        let of = feelings.clone().filter_map(|of| of.of).fold(f64::NEG_INFINITY, f64::max);
        let lowest = feelings.clone().filter_map(|of| of.number).fold(f64::INFINITY, f64::min);
        let at_least =
            |steps: &[f64], value: f64| steps.iter().copied().find(|step| *step >= value).unwrap_or(value.ceil());
        // Spreadsheets keep 80 % as 0.8.
        let is_share = |of: &Feeling| of.number.is_some_and(|number| number.fract() != 0.0);
        let is_plain = !of.is_finite() && !feelings.clone().any(|of| of.signed);
        if is_plain && low >= 0.0 && high <= 1.0 && feelings.clone().any(is_share) {
            return Self(0.0, 1.0);
        }
        if low < 0.0 || feelings.clone().any(|of| of.signed) && high <= 10.0 {
            let most = at_least(&[2.0, 3.0, 5.0, 10.0, 100.0], low.abs().max(high));
            Self(-most, most)
        } else if of.is_finite() || high.is_finite() {
            let most = at_least(&[5.0, 7.0, 10.0, 100.0], of.max(high));
            // Five out of ten is half.
            Self(if lowest < 1.0 || most > 10.0 || of >= 10.0 { 0.0 } else { 1.0 }, most)
        } else {
            LEVELS
        }
    }

    /// A feeling as a score in this range, if it is known how good it is.
    pub fn score(self, feeling: &Feeling) -> Option<f64> {
        let Self(low, high) = self;
        let score = match (feeling.number, feeling.of, feeling.level) {
            (Some(number), Some(of), _) if of != high => {
                let from = low.max(0.0);
                low + (number - from) / (of - from).max(1.0) * (high - low)
            }
            (Some(number), ..) => number,
            (None, _, Some(level)) => low + (level - LEVELS.0) / (LEVELS.1 - LEVELS.0) * (high - low),
            (None, _, None) => return None,
        };
        Some((score.clamp(low, high) * 100.0).round() / 100.0)
    }
}

/// Lower case, without accents, with single spaces between words.
pub fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && *c != '\u{640}').collect::<String>().to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

//! How good words, faces and signs say that a feeling is, from -2 to 2.

use super::folded;
use std::sync::LazyLock;

/// How good a feeling is, with words for it in every language of the vocabulary.
const WORDS: &[(f64, &str)] = &[
    (
        2.0,
        "delighted|thrilled|excited|ecstatic|overjoyed|amazed|enthusiastic|love|loves|wow|great|excellent|fantastic|very positive|joyful|joy|proud|\
         begeistert|euphorisch|überglücklich|freude|begeisterung|stolz|super|großartig|ausgezeichnet|sehr gut|sehr positiv|\
         enchanté|enchantée|ravi|ravie|enthousiaste|joie|fier|fière|excellent|très positif|émerveillé|\
         encantado|encantada|entusiasmado|entusiasmada|alegría|orgulloso|excelente|muy positivo|emocionado|emocionada|eufórico|\
         大満足|感動|興奮|最高|大喜び|わくわく|ワクワク|\
         enthousiast|dolblij|geweldig|fantastisch|uitstekend|heel blij|heel goed|zeer positief|entusiasta|felicissimo|felicissima|fantastico|eccellente|molto positivo|orgoglioso|orgogliosa|gioia|ótimo|muito positivo|orgulhoso|orgulhosa|empolgado|empolgada|\
         مسرور|متحمس|مبتهج|رائع|ممتاز|سعيد جدا|فخور|مندهش",
    ),
    (
        1.0,
        "happy|pleased|satisfied|content|glad|hopeful|relieved|relief|confident|calm|relaxed|curious|interested|good|positive|optimistic|reassured|comfortable|grateful|motivated|inspired|trusting|high|\
         zufrieden|glücklich|froh|erfreut|hoffnungsvoll|erleichtert|zuversichtlich|entspannt|ruhig|neugierig|interessiert|gut|positiv|optimistisch|beruhigt|dankbar|motiviert|vertrauen|\
         content|contente|satisfait|satisfaite|heureux|heureuse|soulagé|soulagée|confiant|confiante|curieux|curieuse|intéressé|intéressée|serein|sereine|bon|bien|positif|optimiste|rassuré|rassurée|motivé|motivée|\
         contento|contenta|satisfecho|satisfecha|feliz|aliviado|aliviada|confiado|confiada|curioso|curiosa|interesado|interesada|tranquilo|tranquila|bueno|bien|positivo|optimista|ilusionado|ilusionada|esperanzado|motivado|\
         満足|嬉しい|うれしい|楽しい|安心|期待|興味|好奇心|良い|ポジティブ|ほっと|\
         blij|tevreden|opgelucht|nieuwsgierig|hoopvol|rustig|ontspannen|goed|positief|zelfverzekerd|geïnteresseerd|gemotiveerd|felice|soddisfatto|soddisfatta|sollevato|sollevata|fiducioso|fiduciosa|sereno|serena|tranquilla|interessato|interessata|buono|bene|ottimista|satisfeito|satisfeita|interessada|bom|otimista|esperançoso|esperançosa|\
         راض|سعيد|مرتاح|متفائل|واثق|فضولي|مهتم|جيد|إيجابي|مطمئن|متحفز|ممتن",
    ),
    (
        0.0,
        "neutral|ok|okay|indifferent|fine|average|so so|mixed|unsure|medium|\
         neutral|gleichgültig|durchschnittlich|mittel|geht so|gemischt|in ordnung|\
         neutre|indifférent|indifférente|moyen|moyenne|mitigé|\
         neutral|indiferente|regular|normal|medio|\
         普通|ふつう|まあまあ|ニュートラル|どちらでもない|\
         neutraal|gemiddeld|onverschillig|gaat wel|neutrale|neutro|neutra|così così|mais ou menos|\
         محايد|عادي|متوسط|لا بأس",
    ),
    (
        -1.0,
        "frustrated|frustration|annoyed|confused|confusion|worried|anxious|nervous|uncertain|insecure|disappointed|sad|unhappy|dissatisfied|unsatisfied|bored|impatient|stressed|irritated|sceptical|skeptical|hesitant|doubtful|lost|tired|tense|uncomfortable|bad|negative|low|overwhelmed|concerned|\
         genervt|frustriert|verwirrt|besorgt|nervös|unsicher|enttäuscht|traurig|unzufrieden|gelangweilt|ungeduldig|gestresst|skeptisch|müde|angespannt|überfordert|irritiert|verärgert|schlecht|negativ|ängstlich|unwohl|zweifelnd|\
         frustré|frustrée|agacé|agacée|confus|confuse|inquiet|inquiète|anxieux|anxieuse|nerveux|nerveuse|incertain|déçu|déçue|triste|mécontent|mécontente|insatisfait|ennuyé|ennuyée|impatient|impatiente|stressé|stressée|sceptique|perdu|perdue|hésitant|hésitante|fatigué|mauvais|négatif|\
         frustrado|frustrada|molesto|molesta|confundido|confundida|confuso|preocupado|preocupada|ansioso|ansiosa|nervioso|nerviosa|inseguro|insegura|decepcionado|decepcionada|triste|insatisfecho|insatisfecha|descontento|aburrido|aburrida|impaciente|estresado|estresada|escéptico|perdido|dudoso|cansado|malo|mal|negativo|agobiado|\
         不満|不安|心配|困惑|混乱|イライラ|いらいら|悲しい|がっかり|緊張|退屈|迷い|疲れ|面倒|悪い|ネガティブ|ストレス|戸惑い|\
         zenuwachtig|onzeker|bezorgd|gefrustreerd|geïrriteerd|verward|teleurgesteld|ongeduldig|gestrest|verveeld|verdrietig|ontevreden|slecht|negatief|nerveus|onrustig|frustrato|frustrata|confusa|preoccupato|preoccupata|nervoso|nervosa|insicuro|insicura|deluso|delusa|insoddisfatto|insoddisfatta|annoiato|annoiata|impaziente|stressato|stressata|scettico|scettica|stanco|stanca|irritato|irritata|infastidito|infastidita|insatisfeito|insatisfeita|entediado|entediada|estressado|estressada|stressado|stressada|chateado|chateada|ruim|\
         مستاء|محبط|قلق|مرتبك|متوتر|منزعج|حزين|غير راض|ملل|متردد|متعب|سيئ|سلبي|حائر|خائب",
    ),
    (
        -2.0,
        "angry|furious|desperate|despair|hopeless|panicked|panic|terrible|awful|horrified|hate|hates|very negative|enraged|devastated|outraged|scared|afraid|helpless|\
         verzweifelt|wütend|zornig|verzweiflung|entsetzt|panik|hilflos|furchtbar|schrecklich|sehr schlecht|sehr negativ|empört|sauer|\
         désespéré|désespérée|furieux|furieuse|en colère|colère|paniqué|paniquée|terrible|très négatif|horrible|excédé|impuissant|\
         desesperado|desesperada|furioso|furiosa|enfadado|enfadada|enojado|enojada|pánico|terrible|muy negativo|horrible|indignado|\
         絶望|怒り|激怒|最悪|パニック|恐怖|腹が立つ|\
         woedend|boos|wanhopig|paniek|verschrikkelijk|zeer negatief|hulpeloos|arrabbiato|arrabbiata|disperato|disperata|terribile|orribile|molto negativo|com raiva|raiva|horrível|zangado|zangada|\
         يائس|غاضب|غضب|ساخط|مرعوب|فظيع|مذعور",
    ),
];

const FACES: &[(f64, &str)] = &[
    (2.0, "😀😃😄😁😆😍🤩🥰😻🥳❤💚🎉"),
    (1.0, "🙂😊☺😌😉😎👍😺🤗😋💛🤔🟢"),
    (0.0, "😐😑😶😬🤷🟡"),
    (-1.0, "🙁☹😕😟😞😒😔😣😖😫😩👎😓😥😰😪🥱🔴"),
    (-2.0, "😠😡🤬😤😭😢😱😨😿💔🤮🤯"),
];

const SIGNS: &[(f64, &[&str])] = &[
    (2.0, &["++", "+++", ":D", ":-D", "^^", "XD", "xD"]),
    (1.0, &["+", ":)", ":-)", "(:", ";)", ";-)"]),
    (0.0, &["+/-", "±", "o", ":|", ":-|", "~"]),
    (-1.0, &["-", "–", "−", ":(", ":-(", ":/", ":-/"]),
    (-2.0, &["--", "---", "––", "−−", ":'(", ">:("]),
];

/// Words that reverse a feeling; the last is the end of "isn't".
const NOT: &[&str] = &[
    "not", "no", "non", "never", "without", "hardly", "nicht", "kein", "keine", "nie", "ohne", "kaum", "pas", "jamais",
    "sans", "nunca", "sin", "nao", "sem", "niet", "geen", "zonder", "senza", "غير", "ليس", "t",
];
/// Words that make a feeling stronger.
const VERY: &[&str] = &[
    "very",
    "extremely",
    "really",
    "sehr",
    "extrem",
    "tres",
    "extremement",
    "muy",
    "muito",
    "zeer",
    "heel",
    "erg",
    "molto",
    "جدا",
];
/// Words that make a feeling weaker, so that it isn't known how good it is.
const LESS: &[&str] = &["less", "weniger", "moins", "menos", "minder", "meno"];
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

/// How good a feeling is, from -2 to 2, that is only a sign or faces.
pub fn expression(text: &str) -> Option<f64> {
    if let Some(level) = sign(text) {
        return Some(level);
    }
    let faces: Option<Vec<f64>> = text.chars().filter(|c| *c != '\u{fe0f}').map(face).collect();
    mean(&faces?)
}

/// How good a sign alone says it is.
pub(super) fn sign(text: &str) -> Option<f64> {
    SIGNS.iter().find(|(_, signs)| signs.contains(&text)).map(|(level, _)| *level)
}

/// How good a face says it is.
pub(super) fn face(char: char) -> Option<f64> {
    FACES.iter().find(|(_, faces)| faces.contains(char)).map(|(level, _)| *level)
}

/// In the middle, in halves.
pub(super) fn mean(levels: &[f64]) -> Option<f64> {
    let mean = levels.iter().sum::<f64>() / levels.len().max(1) as f64;
    (!levels.is_empty()).then_some((mean * 2.0).round() / 2.0)
}

/// How good the words say it is.
pub(super) fn level(text: &str) -> Option<f64> {
    mean(&levels(text).0)
}

/// Whether words say only how good it is.
pub(super) fn is_only_felt(text: &str) -> bool {
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

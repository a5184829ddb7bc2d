//! What the labels of workshop templates mean, in every language of the vocabulary.

use crate::feeling::folded;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a label says about the cells of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Groups of stages.
    Phase,
    /// Stages.
    Stage,
    /// Columns below their stages.
    Step,
    /// The title of the map.
    Title,
    /// Who goes through it.
    Persona,
    /// The owner of the map.
    Owner,
    /// A description of the map.
    About,
    /// The goals of a stage, or of the map.
    Goal,
    /// One of the lanes.
    Lane(Lane),
}

/// A lane of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    Does,
    Thinks,
    Says,
    Needs,
    Feels,
    Touchpoints,
    Channels,
    Takes,
    Pain,
    Severity,
    Gain,
    Opportunity,
    Insight,
    Frontstage,
    Backstage,
    Support,
    Metric,
    Moment,
    Deliverable,
    Training,
    Note,
}

/// A meaning, and the words for it by language, separated by `|`. If a label has words of several rows, the first row
/// counts.
const LABELS: &[(Label, &[(&str, &str)])] = {
    use Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title};
    use Lane::*;
    const fn lane(lane: Lane) -> Label {
        Label::Lane(lane)
    }
    &[
        (
            lane(Pain),
            &[
                (
                    "en",
                    "pain|pains|pain point|pain points|painpoint|painpoints|problem|problems|frustration points|frustrations|barriers|barrier|obstacles|issues|challenges|friction|frictions|blockers|worries|concerns|weaknesses|negatives",
                ),
                (
                    "de",
                    "probleme|schmerzpunkte|schmerzpunkt|schmerz|hürden|hindernisse|barrieren|frust|frustpunkte|ärgernisse|schwierigkeiten|herausforderungen|schwachstellen|sorgen",
                ),
                (
                    "fr",
                    "irritants|irritant|points de douleur|point de douleur|douleurs|problèmes|difficultés|freins|frustrations|obstacles|points de friction|points négatifs|points de blocage",
                ),
                (
                    "es",
                    "problemas|dolores|dolor|puntos de dolor|punto de dolor|frustraciones|barreras|obstáculos|dificultades|fricciones|puntos débiles",
                ),
                ("ja", "不満点|不満|課題|問題点|問題|悩み|困りごと|ペインポイント|ペイン|障害|ストレス"),
                (
                    "ar",
                    "ألم|آلام|نقاط الألم|نقطة الألم|المشاكل|مشاكل|المشكلات|مشكلات|الصعوبات|العقبات|التحديات|الإحباطات|متاعب",
                ),
            ],
        ),
        (
            lane(Severity),
            &[
                ("en", "severity|pain severity|severity of pain|pain level"),
                ("de", "schweregrad|schwere"),
                ("fr", "gravité|sévérité"),
                ("es", "gravedad|severidad"),
                ("ja", "深刻度|重大度"),
                ("ar", "الخطورة|درجة الخطورة"),
            ],
        ),
        (
            lane(Opportunity),
            &[
                (
                    "en",
                    "opportunity|opportunities|ideas|idea|improvements|improvement|solutions|solution|recommendations|how might we|hmw|next steps|improvement ideas",
                ),
                (
                    "de",
                    "chancen|chance|möglichkeiten|potenziale|potentiale|ideen|verbesserungen|verbesserungsideen|verbesserungsvorschläge|lösungen|lösungsideen|maßnahmen|empfehlungen|optimierung|handlungsbedarf",
                ),
                (
                    "fr",
                    "opportunités|opportunité|idées|améliorations|pistes|pistes d'amélioration|solutions|recommandations|leviers",
                ),
                ("es", "oportunidades|oportunidad|ideas|mejoras|soluciones|recomendaciones|propuestas"),
                ("ja", "改善の機会|機会|改善案|改善点|改善|アイデア|アイディア|施策|対策|解決策|チャンス"),
                ("ar", "الفرص|فرص|فرص التحسين|التحسينات|الحلول|الاقتراحات|المقترحات|التوصيات"),
            ],
        ),
        (
            lane(Backstage),
            &[
                ("en", "backstage|backstage actions|back stage|behind the scenes|internal actions|back office"),
                ("de", "hinter den kulissen|backstage|interne aktivitäten|interne prozesse"),
                ("fr", "en coulisses|coulisses|backstage|actions internes"),
                ("es", "entre bastidores|backstage|acciones internas|trastienda"),
                ("ja", "バックステージ|社内の動き|裏側"),
                ("ar", "خلف الكواليس|الواجهة الخلفية"),
            ],
        ),
        (
            lane(Frontstage),
            &[
                ("en", "frontstage|frontstage actions|front stage|staff actions|employee actions"),
                ("de", "vor den kulissen|frontstage|mitarbeiteraktionen"),
                ("fr", "sur scène|frontstage|actions du personnel"),
                ("es", "ante el cliente|frontstage|acciones del personal"),
                ("ja", "フロントステージ|従業員の行動"),
                ("ar", "أمام العميل|الواجهة الأمامية"),
            ],
        ),
        (
            lane(Support),
            &[
                ("en", "support|support processes|supporting processes|systems|systems and tools"),
                ("de", "unterstützung|unterstützende prozesse|systeme|supportprozesse"),
                ("fr", "soutien|processus de soutien|processus support|systèmes"),
                ("es", "soporte|procesos de soporte|procesos de apoyo|sistemas"),
                ("ja", "支援|支援プロセス|システム"),
                ("ar", "الدعم|عمليات الدعم|الأنظمة"),
            ],
        ),
        (
            lane(Feels),
            &[
                (
                    "en",
                    "experience|feeling|feelings|feel|feels|emotion|emotions|emotional|emotional journey|emotional state|emotion curve|emotional curve|mood|moods|sentiment|satisfaction|emotion score|score|rating|happiness",
                ),
                (
                    "de",
                    "fühlen|fühlt|gefühl|gefühle|emotion|emotionen|emotionskurve|emotionale reise|stimmung|stimmungskurve|zufriedenheit|empfinden|erleben|bewertung",
                ),
                (
                    "fr",
                    "ressenti|ressentis|émotion|émotions|sentiment|sentiments|humeur|courbe émotionnelle|courbe d'émotion|satisfaction client|état émotionnel|ce que le client ressent|vécu",
                ),
                (
                    "es",
                    "siente|sentir|sentimiento|sentimientos|emoción|emociones|curva emocional|estado de ánimo|ánimo|satisfacción|estado emocional",
                ),
                ("ja", "感情|気持ち|感情曲線|感情の起伏|心理|満足度|感情スコア"),
                ("ar", "الشعور|المشاعر|مشاعر|يشعر|العواطف|الانفعالات|الحالة العاطفية|المزاج|الرضا|منحنى المشاعر"),
            ],
        ),
        (
            lane(Thinks),
            &[
                (
                    "en",
                    "thinking|thinks|think|thought|thoughts|questions|question|mindset|expectations and thoughts|thoughts and questions",
                ),
                ("de", "denken|denkt|gedanken|fragen|überlegungen"),
                ("fr", "penser|pense|pensées|pensée|réflexions|questions|interrogations"),
                ("es", "piensa|pensar|pensamientos|pensamiento|preguntas|dudas"),
                ("ja", "思考|考え|考えていること|疑問|頭の中"),
                ("ar", "يفكر|الأفكار|أفكار|التفكير|الأسئلة|أسئلة"),
            ],
        ),
        (
            lane(Says),
            &[
                ("en", "saying|says|say|quote|quotes|customer quotes|verbatim|verbatims|voice of the customer"),
                ("de", "sagen|sagt|zitat|zitate|o-töne|aussagen|kundenzitate"),
                ("fr", "dire|dit|citation|citations|verbatim|verbatims"),
                ("es", "dice|decir|cita|citas|frases|verbatims"),
                ("ja", "発言|声|顧客の声|セリフ|お客様の声"),
                ("ar", "يقول|الأقوال|أقوال|اقتباسات|صوت العميل"),
            ],
        ),
        (
            lane(Touchpoints),
            &[
                ("en", "touchpoint|touchpoints|touch point|touch points|touchpoints and channels|contact points"),
                ("de", "touchpoint|touchpoints|kontaktpunkt|kontaktpunkte|berührungspunkt|berührungspunkte"),
                ("fr", "points de contact|point de contact|touchpoints"),
                ("es", "puntos de contacto|punto de contacto|touchpoints"),
                ("ja", "タッチポイント|接点|顧客接点"),
                ("ar", "نقاط الاتصال|نقطة الاتصال|نقاط التواصل|نقاط التماس"),
            ],
        ),
        (
            lane(Channels),
            &[
                ("en", "channel|channels|devices|media"),
                ("de", "kanal|kanäle|medien"),
                ("fr", "canal|canaux|supports"),
                ("es", "canal|canales|medios"),
                ("ja", "チャネル|チャンネル|媒体"),
                ("ar", "القنوات|قنوات|القناة"),
            ],
        ),
        (
            lane(Gain),
            &[
                (
                    "en",
                    "gain|gains|delights|delighters|highlights|positives|strengths|positive points|wow moments|moments of delight|what works",
                ),
                (
                    "de",
                    "gewinne|gewinn|freuden|positives|stärken|positive punkte|highlights|begeisterung|was gut läuft",
                ),
                ("fr", "satisfactions|gains|points positifs|points forts|moments positifs|plaisirs"),
                ("es", "satisfacciones|ganancias|alegrías|puntos positivos|puntos fuertes|aspectos positivos"),
                ("ja", "うれしいこと|嬉しいこと|ゲイン|良い点|喜び|良かった点"),
                ("ar", "المكاسب|مكاسب|الإيجابيات|نقاط القوة"),
            ],
        ),
        (
            lane(Insight),
            &[
                ("en", "insight|insights|findings|learnings|observations|key insights"),
                ("de", "erkenntnisse|erkenntnis|beobachtungen|learnings|insights"),
                ("fr", "enseignements|observations|constats|insights"),
                ("es", "aprendizajes|hallazgos|observaciones|insights"),
                ("ja", "気づき|インサイト|発見|洞察"),
                ("ar", "ما تعلمناه|الرؤى|الملاحظات الرئيسية|الاستنتاجات"),
            ],
        ),
        (
            lane(Metric),
            &[
                (
                    "en",
                    "metric|metrics|kpi|kpis|measures|success metrics|csat|nps|ces|net promoter score|customer satisfaction|customer effort score",
                ),
                ("de", "kennzahl|kennzahlen|messgrößen|metriken|kpis"),
                ("fr", "indicateur|indicateurs|mesures|kpi"),
                ("es", "métrica|métricas|indicadores|kpi"),
                ("ja", "指標|評価指標|kpi"),
                ("ar", "المؤشرات|مؤشرات|مؤشرات الأداء|المقاييس"),
            ],
        ),
        (
            lane(Moment),
            &[
                ("en", "key moment|key moments|moment of truth|moments of truth|critical moment|critical moments"),
                ("de", "schlüsselmoment|schlüsselmomente|moment der wahrheit|momente der wahrheit"),
                ("fr", "moment clé|moments clés|moment de vérité|moments de vérité"),
                ("es", "momento clave|momentos clave|momento de la verdad|momentos de la verdad"),
                ("ja", "重要な瞬間|真実の瞬間"),
                ("ar", "لحظة حاسمة|اللحظات الحاسمة|لحظات الحقيقة"),
            ],
        ),
        (
            lane(Deliverable),
            &[
                ("en", "deliverable|deliverables"),
                ("de", "ergebnisse|liefergegenstände"),
                ("fr", "livrables"),
                ("es", "entregables"),
                ("ja", "成果物"),
                ("ar", "المخرجات"),
            ],
        ),
        (
            lane(Training),
            &[
                ("en", "training|staff training"),
                ("de", "schulung|schulungen"),
                ("fr", "formation|formations"),
                ("es", "formación|capacitación"),
                ("ja", "研修"),
                ("ar", "التدريب"),
            ],
        ),
        (
            lane(Takes),
            &[
                ("en", "time|duration|timing|how long|time spent|takes"),
                ("de", "zeit|dauer|zeitaufwand|zeitbedarf"),
                ("fr", "durée|temps|délai"),
                ("es", "tiempo|duración"),
                ("ja", "所要時間|時間|期間"),
                ("ar", "الوقت|المدة|الزمن"),
            ],
        ),
        (
            lane(Does),
            &[
                (
                    "en",
                    "doing|does|do|action|actions|user actions|customer actions|activity|activities|tasks|behaviour|behaviours|behavior|behaviors|what happens",
                ),
                (
                    "de",
                    "tun|tut|handlung|handlungen|aktion|aktionen|aktivität|aktivitäten|tätigkeiten|aufgaben|kundenaktionen|verhalten",
                ),
                ("fr", "faire|fait|action|actions|activité|activités|tâches|comportement|comportements"),
                ("es", "hace|hacer|acción|acciones|actividad|actividades|tareas|comportamiento|comportamientos"),
                ("ja", "行動|アクション|活動|やること|ユーザー行動|顧客行動"),
                ("ar", "يفعل|الأفعال|أفعال|الإجراءات|إجراءات|الأنشطة|أنشطة|السلوك|المهام|التصرفات"),
            ],
        ),
        (
            Goal,
            &[
                ("en", "goal|goals|customer goals|customer goal|user goals|user goal|objective|objectives"),
                ("de", "ziel|ziele|kundenziele|kundenziel"),
                ("fr", "objectif|objectifs|but|buts"),
                ("es", "objetivo|objetivos|meta|metas"),
                ("ja", "目標|ゴール|目的"),
                ("ar", "الهدف|الأهداف|أهداف"),
            ],
        ),
        (
            lane(Needs),
            &[
                ("en", "needing|needs|need|expectation|expectations|wants|motivation|motivations"),
                ("de", "brauchen|braucht|bedürfnis|bedürfnisse|bedarf|erwartung|erwartungen|wünsche|motivation"),
                ("fr", "besoins|besoin|attentes|attente|motivations|envies"),
                ("es", "necesita|necesidad|necesidades|expectativas|motivaciones|deseos"),
                ("ja", "ニーズ|期待|要望|欲求"),
                ("ar", "يحتاج|الاحتياجات|احتياجات|التوقعات|توقعات|الدوافع"),
            ],
        ),
        (
            lane(Note),
            &[
                ("en", "note|notes|comments|remarks"),
                ("de", "notiz|notizen|anmerkungen|bemerkungen|kommentare"),
                ("fr", "notes|remarques|commentaires"),
                ("es", "notas|comentarios"),
                ("ja", "メモ|備考|コメント"),
                ("ar", "ملاحظات|تعليقات"),
            ],
        ),
        (
            Step,
            &[
                ("en", "step|steps|journey steps|sub-stage|substage|sub-phase"),
                ("de", "schritt|schritte|teilschritte|einzelschritte"),
                ("fr", "sous-étape|sous-étapes|actions étape"),
                ("es", "paso|pasos|subetapa|subetapas"),
                ("ja", "ステップ|手順"),
                ("ar", "الخطوة|الخطوات|خطوات"),
            ],
        ),
        (
            Stage,
            &[
                ("en", "stage|stages|journey stage|journey stages"),
                ("de", "station|stationen|abschnitt|abschnitte|etappe"),
                ("fr", "étape|étapes"),
                ("es", "etapa|etapas"),
                ("ja", "段階|ステージ"),
                ("ar", "المرحلة|المراحل|مراحل"),
            ],
        ),
        (
            Phase,
            &[
                ("en", "phase|phases|journey phase|journey phases"),
                ("de", "phase|phasen"),
                ("fr", "phase|phases"),
                ("es", "fase|fases"),
                ("ja", "フェーズ|局面"),
                ("ar", "الطور|الأطوار"),
            ],
        ),
        (
            Persona,
            &[
                ("en", "persona|personas|user|customer|actor|who|customer segment"),
                ("de", "persona|personas|kunde|kundin|nutzer|nutzerin|wer|zielgruppe"),
                ("fr", "persona|personas|client|utilisateur|acteur|qui"),
                ("es", "persona|personas|cliente|usuario|actor|quién"),
                ("ja", "ペルソナ|ユーザー|顧客"),
                ("ar", "الشخصية|الشخصيات|العميل|المستخدم"),
            ],
        ),
        (
            Title,
            &[
                ("en", "title|journey|journey name|map|customer journey|customer journey map|journey map|name"),
                ("de", "titel|reise|kundenreise|name der journey"),
                ("fr", "titre|parcours|parcours client"),
                ("es", "título|viaje|viaje del cliente|mapa"),
                ("ja", "タイトル|ジャーニー|カスタマージャーニー"),
                ("ar", "العنوان|الرحلة|رحلة العميل"),
            ],
        ),
        (
            Owner,
            &[
                ("en", "owner|owners|map owner|opportunity owner|action owner|responsible|responsible team|author"),
                ("de", "verantwortlich|verantwortliche|eigentümer|autor|autorin"),
                ("fr", "responsable|auteur|propriétaire"),
                ("es", "responsable|autor|propietario"),
                ("ja", "担当|担当者|作成者"),
                ("ar", "المالك|المسؤول|المؤلف"),
            ],
        ),
        (
            About,
            &[
                ("en", "about|scenario|description|context|background|scope"),
                ("de", "szenario|beschreibung|kontext|hintergrund|worum es geht"),
                ("fr", "scénario|description|contexte"),
                ("es", "escenario|descripción|contexto"),
                ("ja", "シナリオ|説明|概要|背景"),
                ("ar", "السيناريو|الوصف|السياق|نبذة"),
            ],
        ),
    ]
};

/// What a label means, and the languages that have the word.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The meaning.
    pub label: Label,
    /// The languages.
    pub langs: Vec<&'static str>,
    /// What else the label says, such as a persona's name.
    pub rest: String,
}

/// The meaning of a label. Texts that are too long for a label have none.
pub fn label(text: &str) -> Option<Found> {
    const LONGEST: usize = 60;
    let first = text.lines().next().unwrap_or_default();
    if text.is_empty() || text.chars().count() > 2 * LONGEST || first.chars().count() > LONGEST {
        return None;
    }
    let whole = folded(text);
    let found = |(label, langs), rest| Found { label, langs, rest };
    exact(&whole).map(|of| found(of, String::new())).or_else(|| parted(text)).or_else(|| {
        let (word, of) = inside(&whole)?;
        Some(found(of, whose(text, word)))
    })
}

/// The meaning of a label with several parts, as in "Feelings (Anna)" or "Actions / Doing": that of the first part that
/// has one.
fn parted(text: &str) -> Option<Found> {
    const SIGNS: &[char] = &['/', '(', ')', ':', '&', '+', ',', '|', '–', '—', '\n', '、', '・', '（', '）', '：'];
    let parts: Vec<&str> = text.split(SIGNS).flat_map(|part| part.split(" - ")).map(str::trim).collect();
    let meanings: Vec<_> = parts.iter().map(|part| exact(&folded(part))).collect();
    let (label, langs) = meanings.iter().flatten().next()?.clone();
    let others = parts.iter().zip(&meanings).filter(|(_, meaning)| meaning.is_none()).map(|(part, _)| *part);
    let rest = others.collect::<Vec<_>>().join(" ").trim().to_owned();
    Some(Found { label, langs, rest })
}

/// A word for a meaning.
struct Word {
    /// Folded, with a space at both ends, so that it is found as a whole word.
    padded: String,
    label: Label,
    lang: &'static str,
    /// How it is found among other words.
    within: Within,
}

/// How a word is found among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Not at all: it is too short, or says nothing about a lane.
    Nowhere,
    /// As a whole word.
    Whole,
    /// Anywhere: its script has no spaces.
    Anywhere,
}

impl Word {
    fn new(label: Label, lang: &'static str, word: &str) -> Self {
        const SHORTEST: usize = 4;
        let bare = folded(word);
        let length = bare.chars().count();
        let within = match (matches!(label, Label::Lane(_) | Label::Goal), is_unspaced(&bare)) {
            (true, true) if length > 1 => Within::Anywhere,
            (true, false) if length >= SHORTEST => Within::Whole,
            (_, _) => Within::Nowhere,
        };
        Self { padded: format!(" {bare} "), label, lang, within }
    }
}

/// Every word with its meaning and its language, in the order of the table.
static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let of = |(label, langs): &'static (Label, &'static [(&str, &str)])| {
        let words = langs.iter().flat_map(|(lang, words)| words.split('|').map(|word| (*lang, word)));
        words.map(|(lang, word)| Word::new(*label, lang, word))
    };
    LABELS.iter().flat_map(of).collect()
});

/// The words by their spelling.
static BY_TEXT: LazyLock<FxHashMap<&'static str, Vec<&'static Word>>> = LazyLock::new(|| {
    let mut by_text = FxHashMap::<_, Vec<_>>::default();
    WORDS.iter().for_each(|word| by_text.entry(word.padded.trim()).or_default().push(word));
    by_text
});

fn exact(folded: &str) -> Option<(Label, Vec<&'static str>)> {
    chosen(&mut BY_TEXT.get(folded)?.iter().copied())
}

/// The meaning of a label in which it is surrounded by other words, as in "What is the customer thinking?".
fn inside(folded: &str) -> Option<(&'static str, (Label, Vec<&'static str>))> {
    let padded = format!(" {folded} ");
    let says = |word: &Word| match word.within {
        Within::Nowhere => false,
        Within::Whole => padded.contains(&word.padded),
        Within::Anywhere => padded.contains(word.padded.trim()),
    };
    let mut words = WORDS.iter().filter(|word| says(word));
    Some((words.clone().next()?.padded.trim(), chosen(&mut words)?))
}

/// Words around a label and a name.
const LINKS: &[&str] = &[
    "s", "d", "l", "of", "for", "by", "how", "does", "is", "von", "fur", "der", "die", "des", "de", "du", "del", "la",
    "le", "les", "el", "los",
];
/// Words next to a label that specify a kind, not a person.
const KINDS: &[&str] = &[
    "positive", "negative", "neutral", "current", "future", "desired", "expected", "actual", "overall", "main", "key",
    "general", "average", "initial", "final", "curve", "journey", "graph", "line", "chart", "notes", "comments",
    "before", "after", "during", "what", "which", "why", "our", "their", "the", "your", "my", "other", "more",
    "internal", "external", "score", "words", "scale", "rating", "level", "emoji",
];

/// The person in a label with a name next to a word, as in "Anna's feelings" or "Feelings of Ben".
fn whose(text: &str, word: &str) -> String {
    let known: Vec<&str> = word.split(' ').collect();
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’'));
    let parts = parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty());
    let is_other = |part: &&str| !known.contains(&folded(part).as_str()) && !LINKS.contains(&folded(part).as_str());
    let name: Vec<&str> = parts.filter(is_other).collect();
    let is_kind = |part: &&str| part.starts_with(char::is_lowercase) || KINDS.contains(&folded(part).as_str());
    if name.iter().any(is_kind) { String::new() } else { name.join(" ") }
}

/// The first meaning, and the languages of all words that have it.
fn chosen(words: &mut dyn Iterator<Item = &'static Word>) -> Option<(Label, Vec<&'static str>)> {
    let first = words.next()?;
    let others = words.filter(|word| word.label == first.label).map(|word| word.lang);
    let mut langs: Vec<_> = std::iter::once(first.lang).chain(others).collect();
    langs.dedup();
    Some((first.label, langs))
}

/// Whether the rest of a label can be a name.
pub fn is_name(text: &str) -> bool {
    let words = || text.split_whitespace();
    words().next().is_some()
        && words().count() <= 3
        && !text.chars().any(|c| c.is_ascii_digit() || c == '%')
        && !words().any(|word| KINDS.contains(&folded(word).as_str()))
}

/// Whether words are written without spaces between them, as in Japanese.
fn is_unspaced(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

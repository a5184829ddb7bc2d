//! Labels in German.

use super::meanings::{CardWords, Meanings, detail, lane};
use crate::spreadsheet::labels::{
    Detail::{Due, Effort, Impact, Status},
    Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title},
    Lane::*,
};

pub const WORDS: Meanings = &[
    (
        lane(Pain),
        "probleme|was nervt|was stört|schmerzpunkte|schmerzpunkt|schmerz|hürden|hindernisse|barrieren|frust|frustpunkte|ärgernisse|schwierigkeiten|herausforderungen|schwachstellen|sorgen|negatives|=negativ",
    ),
    (lane(Reach), "reichweite|anteil der kunden"),
    (lane(Leaves), "abbruch|abbrüche|abbruchquote|abbruchrate|abbrecher|absprung|absprungrate|springen ab|brechen ab"),
    (lane(Severity), "schweregrad|schwere"),
    (
        lane(Opportunity),
        "chancen|chance|möglichkeiten|potenziale|potentiale|ideen|verbesserungen|verbesserungsideen|verbesserungsvorschläge|lösungen|lösungsideen|maßnahmen|empfehlungen|optimierung|handlungsbedarf|nächste schritte|was können wir tun|was können wir verbessern|was können wir besser machen|was kann besser werden|wie können wir helfen",
    ),
    (lane(Backstage), "hinter den kulissen|backstage|interne aktivitäten|interne prozesse"),
    (lane(Frontstage), "vor den kulissen|frontstage|mitarbeiteraktionen"),
    (lane(Support), "unterstützung|unterstützende prozesse|systeme|supportprozesse"),
    (
        lane(Feels),
        "fühlen|fühlt|gefühl|gefühle|emotion|emotionen|emotionskurve|emotionale reise|stimmung|stimmungskurve|zufriedenheit|empfinden|erleben|bewertung",
    ),
    (lane(Thinks), "denken|denkt|gedanken|fragen|überlegungen"),
    (lane(Says), "sagen|sagt|zitat|zitate|o-töne|aussagen|kundenzitate"),
    (lane(Touchpoints), "touchpoint|touchpoints|kontaktpunkt|kontaktpunkte|berührungspunkt|berührungspunkte"),
    (lane(Channels), "kanal|kanäle|medien"),
    (
        lane(Gain),
        "gewinne|gewinn|freuden|positives|=positiv|stärken|positive punkte|highlights|begeisterung|was gut läuft",
    ),
    (lane(Insight), "erkenntnisse|erkenntnis|beobachtungen|learnings|insights"),
    (lane(Metric), "kennzahl|kennzahlen|messgrößen|metriken|kpis"),
    (lane(Moment), "schlüsselmoment|schlüsselmomente|moment der wahrheit|momente der wahrheit"),
    (lane(Deliverable), "ergebnisse|liefergegenstände"),
    (lane(Training), "schulung|schulungen"),
    (
        lane(Takes),
        "zeit|dauer|zeitaufwand|zeitbedarf|benötigte zeit|bearbeitungszeit|durchlaufzeit|wartezeit|wartezeiten|wartedauer",
    ),
    (
        lane(Does),
        "tun|tut|handlung|handlungen|aktion|aktionen|aktivität|aktivitäten|tätigkeiten|aufgaben|kundenaktionen|verhalten",
    ),
    (Goal, "ziel|ziele|kundenziele|kundenziel"),
    (lane(Needs), "brauchen|braucht|bedürfnis|bedürfnisse|bedarf|erwartung|erwartungen|wünsche|motivation|motivatoren"),
    (lane(Note), "notiz|notizen|anmerkung|anmerkungen|bemerkung|bemerkungen|kommentar|kommentare"),
    (Step, "schritt|schritte|teilschritte|einzelschritte"),
    (Stage, "station|stationen|abschnitt|abschnitte|etappe"),
    (Phase, "phase|phasen"),
    (Persona, "persona|personas|kunde|kundin|nutzer|nutzerin|wer|zielgruppe"),
    (Title, "titel|reise|kundenreise|name der journey"),
    (
        Owner,
        "verantwortlich|wer ist zuständig|wer ist verantwortlich|verantwortung|zuständig|zuständigkeit|verantwortliche|eigentümer|autor|autorin",
    ),
    (About, "szenario|beschreibung|kontext|hintergrund|worum es geht"),
    (detail(Impact), "wirkung|nutzen|auswirkung"),
    (detail(Effort), "aufwand"),
    (detail(Due), "frist|fällig|fällig am|fälligkeit|termin|bis wann"),
    (detail(Status), "status|fortschritt"),
];

pub const CARDS: CardWords = CardWords {
    types: "typ|kartentyp|art|kategorie",
    texts: "titel|name|inhalt|karte|text",
    details: "beschreibung|details",
    frames: "rahmen|abschnitt|bereich|spalte",
};

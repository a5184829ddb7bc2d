//! Labels in Dutch.

use super::meanings::{CardWords, Meanings, detail, lane};
use crate::spreadsheet::labels::{
    Detail::{Due, Effort, Impact, Status},
    Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title},
    Lane::*,
};

pub const WORDS: Meanings = &[
    (
        lane(Pain),
        "pijnpunten|pijnpunt|problemen|knelpunten|knelpunt|frustraties|ergernissen|obstakels|belemmeringen|drempels|zorgen",
    ),
    (lane(Reach), "bereik"),
    (lane(Leaves), "uitval|uitvalpercentage|afhakers|afhaken"),
    (lane(Severity), "ernst"),
    (
        lane(Opportunity),
        "kansen|kans|ideeën|verbeteringen|verbeterpunten|oplossingen|aanbevelingen|mogelijkheden|volgende stappen",
    ),
    (lane(Backstage), "achter de schermen|interne processen|interne acties"),
    (lane(Frontstage), "voor de schermen|acties van medewerkers"),
    (lane(Support), "ondersteuning|ondersteunende processen|systemen"),
    (
        lane(Feels),
        "gevoel|gevoelens|voelt|voelen|emotie|emoties|emotiecurve|emotionele reis|stemming|tevredenheid|beleving",
    ),
    (lane(Thinks), "gedachten|denkt|denken|vragen|overwegingen"),
    (lane(Says), "zegt|citaat|citaten|uitspraken"),
    (lane(Touchpoints), "contactpunt|contactpunten|contactmoment|contactmomenten"),
    (lane(Channels), "kanaal|kanalen|middelen"),
    (lane(Gain), "pluspunten|voordelen|sterke punten|positieve punten"),
    (lane(Insight), "inzichten|inzicht|bevindingen|waarnemingen|leerpunten"),
    (lane(Metric), "meetwaarden|indicatoren|kpi's"),
    (lane(Moment), "sleutelmoment|sleutelmomenten|moment van de waarheid|momenten van de waarheid"),
    (lane(Deliverable), "resultaten|opleveringen"),
    (lane(Training), "opleiding|scholing"),
    (lane(Takes), "tijd|duur|tijdsduur|wachttijd"),
    (lane(Does), "doet|doen|actie|acties|handelingen|activiteit|activiteiten|taken|gedrag"),
    (Goal, "doel|doelen|klantdoel|klantdoelen"),
    (lane(Needs), "behoefte|behoeften|behoeftes|verwachting|verwachtingen|wensen|motivatie"),
    (lane(Note), "notitie|notities|opmerkingen"),
    (Step, "stap|stappen|deelstappen"),
    (Stage, "etappe|etappes|stadium|stadia"),
    (Phase, "fase|fasen|fases"),
    (Persona, "persona|personas|klant|gebruiker|wie|doelgroep"),
    (Title, "titel|klantreis|reis"),
    (Owner, "verantwoordelijke|verantwoordelijk|eigenaar|auteur"),
    (About, "scenario|beschrijving|context|achtergrond"),
    (detail(Impact), "effect"),
    (detail(Effort), "inspanning|moeite"),
    (detail(Due), "vervaldatum|uiterlijk"),
    (detail(Status), "voortgang"),
];

pub const CARDS: CardWords = CardWords {
    types: "type|soort|categorie",
    texts: "titel|naam|tekst",
    details: "beschrijving|omschrijving",
    frames: "kader|sectie|kolom",
};

//! Labels in Italian.

use super::meanings::{CardWords, Meanings, detail, lane};
use crate::spreadsheet::labels::{
    Detail::{Due, Effort, Impact, Status},
    Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title},
    Lane::*,
};

pub const WORDS: Meanings = &[
    (
        lane(Pain),
        "problemi|problema|punti dolenti|punto dolente|frustrazioni|difficoltà|criticità|ostacoli|barriere|punti critici",
    ),
    (lane(Reach), "portata"),
    (lane(Leaves), "abbandono|abbandoni|tasso di abbandono"),
    (lane(Severity), "gravità"),
    (lane(Opportunity), "opportunità|idee|miglioramenti|soluzioni|raccomandazioni|proposte|prossimi passi"),
    (lane(Backstage), "dietro le quinte|retroscena|azioni interne|processi interni"),
    (lane(Frontstage), "azioni del personale|personale visibile"),
    (lane(Support), "supporto|processi di supporto|sistemi"),
    (
        lane(Feels),
        "emozioni|emozione|sentimenti|sentimento|sente|umore|stato d'animo|curva emotiva|stato emotivo|soddisfazione",
    ),
    (lane(Thinks), "pensieri|pensiero|pensa|domande|dubbi"),
    (lane(Says), "dice|citazioni|citazione|frasi"),
    (lane(Touchpoints), "punti di contatto|punto di contatto"),
    (lane(Channels), "canali|canale|mezzi"),
    (lane(Gain), "vantaggi|benefici|punti di forza|aspetti positivi"),
    (lane(Insight), "osservazioni|scoperte|apprendimenti"),
    (lane(Metric), "metrica|metriche|indicatori"),
    (lane(Moment), "momento chiave|momenti chiave|momento della verità|momenti della verità"),
    (lane(Deliverable), "consegne|risultati"),
    (lane(Training), "formazione"),
    (lane(Takes), "tempo|tempi|durata|attesa|tempo di attesa"),
    (lane(Does), "azioni|azione|attività|compiti|fa|comportamento|comportamenti"),
    (Goal, "obiettivo|obiettivi|scopo|scopi"),
    (lane(Needs), "bisogni|bisogno|necessità|esigenze|aspettative|motivazioni|desideri"),
    (lane(Note), "note|commenti"),
    (Step, "passo|passi|passaggio|passaggi"),
    (Stage, "tappa|tappe"),
    (Phase, "fase|fasi"),
    (Persona, "persona|personas|cliente|utente|chi"),
    (Title, "titolo|percorso|percorso del cliente|mappa del percorso"),
    (Owner, "responsabile|autore|proprietario"),
    (About, "scenario|descrizione|contesto"),
    (detail(Impact), "impatto"),
    (detail(Effort), "sforzo|impegno"),
    (detail(Due), "scadenza|entro"),
    (detail(Status), "stato"),
];

pub const CARDS: CardWords = CardWords {
    types: "tipo|categoria",
    texts: "titolo|nome|testo",
    details: "descrizione|dettagli",
    frames: "cornice|sezione|colonna",
};

//! Labels in French.

use super::meanings::{CardWords, Meanings, detail, lane};
use crate::spreadsheet::labels::{
    Detail::{Due, Effort, Impact, Status},
    Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title},
    Lane::*,
};

pub const WORDS: Meanings = &[
    (
        lane(Pain),
        "irritants|irritant|points de douleur|point de douleur|douleurs|problèmes|difficultés|freins|frustrations|obstacles|points de friction|points négatifs|points de blocage",
    ),
    (lane(Reach), "portée|part des clients"),
    (lane(Leaves), "abandon|abandons|taux d'abandon|taux de sortie"),
    (lane(Severity), "gravité|sévérité"),
    (
        lane(Opportunity),
        "opportunités|opportunité|idées|idées d'amélioration|améliorations|amélioration|pistes|pistes d'amélioration|solutions|recommandations|leviers|prochaines étapes",
    ),
    (lane(Backstage), "en coulisses|coulisses|backstage|actions internes"),
    (lane(Frontstage), "sur scène|frontstage|actions du personnel"),
    (lane(Support), "soutien|processus de soutien|processus support|systèmes"),
    (
        lane(Feels),
        "ressent|ressentir|ressenti|ressentis|émotion|émotions|sentiment|sentiments|humeur|courbe émotionnelle|courbe d'émotion|satisfaction client|état émotionnel|ce que le client ressent|vécu",
    ),
    (lane(Thinks), "penser|pense|pensées|pensée|réflexions|questions|interrogations"),
    (lane(Says), "dire|dit|citation|citations|verbatim|verbatims"),
    (lane(Touchpoints), "points de contact|point de contact|touchpoints"),
    (lane(Channels), "canal|canaux|supports"),
    (lane(Gain), "satisfactions|gains|points positifs|points forts|moments positifs|plaisirs"),
    (lane(Insight), "enseignements|observations|constats|insights"),
    (lane(Metric), "indicateur|indicateurs|mesures|kpi"),
    (lane(Moment), "moment clé|moments clés|moment de vérité|moments de vérité"),
    (lane(Deliverable), "livrables"),
    (lane(Training), "formation|formations"),
    (lane(Takes), "durée|temps|délai|attente|temps d'attente"),
    (lane(Does), "faire|fait|action|actions|activité|activités|tâches|comportement|comportements"),
    (Goal, "objectif|objectifs|but|buts"),
    (lane(Needs), "besoins|besoin|attentes|attente|motivations|envies"),
    (lane(Note), "notes|remarques|commentaires"),
    (Step, "sous-étape|sous-étapes|actions étape"),
    (Stage, "étape|étapes"),
    (Phase, "phase|phases"),
    (Persona, "persona|personas|client|utilisateur|acteur|qui"),
    (Title, "titre|parcours|parcours client"),
    (Owner, "responsable|responsables|qui est responsable|auteur|propriétaire"),
    (About, "scénario|description|contexte"),
    (detail(Impact), "impact"),
    (detail(Effort), "effort"),
    (detail(Due), "échéance|date limite|délai de réalisation"),
    (detail(Status), "statut|état|avancement"),
];

pub const CARDS: CardWords = CardWords {
    types: "type|catégorie|type de carte",
    texts: "titre|nom|texte|carte",
    details: "description|détails",
    frames: "cadre|section|colonne",
};

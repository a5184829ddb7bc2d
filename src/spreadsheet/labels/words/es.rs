//! Labels in Spanish.

use super::meanings::{CardWords, Meanings, detail, lane};
use crate::spreadsheet::labels::{
    Detail::{Due, Effort, Impact, Status},
    Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title},
    Lane::*,
};

pub const WORDS: Meanings = &[
    (
        lane(Pain),
        "problemas|dolores|dolor|puntos de dolor|punto de dolor|frustraciones|barreras|obstáculos|dificultades|fricciones|puntos débiles",
    ),
    (lane(Reach), "alcance"),
    (lane(Leaves), "abandono|abandonos|tasa de abandono"),
    (lane(Severity), "gravedad|severidad"),
    (lane(Opportunity), "oportunidades|oportunidad|ideas|mejoras|soluciones|recomendaciones|propuestas|próximos pasos"),
    (lane(Backstage), "entre bastidores|backstage|acciones internas|trastienda"),
    (lane(Frontstage), "ante el cliente|frontstage|acciones del personal"),
    (lane(Support), "soporte|procesos de soporte|procesos de apoyo|sistemas"),
    (
        lane(Feels),
        "siente|sentir|sentimiento|sentimientos|emoción|emociones|curva emocional|estado de ánimo|ánimo|satisfacción|estado emocional",
    ),
    (lane(Thinks), "piensa|pensar|pensamientos|pensamiento|preguntas|dudas"),
    (lane(Says), "dice|decir|cita|citas|frases|verbatims"),
    (lane(Touchpoints), "puntos de contacto|punto de contacto|touchpoints"),
    (lane(Channels), "canal|canales|medios"),
    (lane(Gain), "satisfacciones|ganancias|alegrías|puntos positivos|puntos fuertes|aspectos positivos"),
    (lane(Insight), "aprendizajes|hallazgos|observaciones|insights"),
    (lane(Metric), "métrica|métricas|indicadores|kpi"),
    (lane(Moment), "momento clave|momentos clave|momento de la verdad|momentos de la verdad"),
    (lane(Deliverable), "entregables"),
    (lane(Training), "formación|capacitación"),
    (lane(Takes), "tiempo|duración|tiempo de espera"),
    (lane(Does), "hace|hacer|acción|acciones|actividad|actividades|tareas|comportamiento|comportamientos"),
    (Goal, "objetivo|objetivos|meta|metas"),
    (lane(Needs), "necesita|necesidad|necesidades|expectativas|motivaciones|deseos"),
    (lane(Note), "notas|comentarios"),
    (Step, "paso|pasos|subetapa|subetapas"),
    (Stage, "etapa|etapas"),
    (Phase, "fase|fases"),
    (Persona, "persona|personas|cliente|usuario|actor|quién"),
    (Title, "título|viaje|viaje del cliente|mapa"),
    (Owner, "responsable|autor|propietario"),
    (About, "escenario|descripción|contexto"),
    (detail(Impact), "impacto"),
    (detail(Effort), "esfuerzo"),
    (detail(Due), "fecha límite|plazo|fecha de entrega|vencimiento"),
    (detail(Status), "estado|situación"),
];

pub const CARDS: CardWords = CardWords {
    types: "tipo|categoría",
    texts: "título|nombre|texto",
    details: "descripción|detalles",
    frames: "marco|sección|columna",
};

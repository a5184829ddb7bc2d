//! Labels in Portuguese.

use super::meanings::{CardWords, Meanings, detail, lane};
use crate::spreadsheet::labels::{
    Detail::{Due, Effort, Impact, Status},
    Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title},
    Lane::*,
};

pub const WORDS: Meanings = &[
    (
        lane(Pain),
        "dores|dor|pontos de dor|ponto de dor|problemas|frustrações|dificuldades|barreiras|obstáculos|atritos",
    ),
    (lane(Reach), "alcance"),
    (lane(Leaves), "abandono|abandonos|taxa de abandono"),
    (lane(Severity), "gravidade|severidade"),
    (lane(Opportunity), "oportunidades|oportunidade|ideias|melhorias|soluções|recomendações|propostas|próximos passos"),
    (lane(Backstage), "bastidores|ações internas"),
    (lane(Frontstage), "linha de frente|ações da equipe"),
    (lane(Support), "suporte|apoio|processos de suporte|processos de apoio|sistemas"),
    (
        lane(Feels),
        "emoções|emoção|sentimentos|sentimento|sente|humor|curva emocional|estado emocional|satisfação|experiência",
    ),
    (lane(Thinks), "pensamentos|pensamento|pensa|pensar|perguntas|dúvidas"),
    (lane(Says), "diz|dizer|citações|frases|falas"),
    (lane(Touchpoints), "pontos de contato|ponto de contato|pontos de contacto|ponto de contacto"),
    (lane(Channels), "canais|canal|meios"),
    (lane(Gain), "ganhos|alegrias|pontos positivos|pontos fortes"),
    (lane(Insight), "aprendizados|aprendizagens|observações|descobertas"),
    (lane(Metric), "métrica|métricas|indicadores"),
    (lane(Moment), "momento-chave|momentos-chave|momento da verdade|momentos da verdade"),
    (lane(Deliverable), "entregáveis"),
    (lane(Training), "treinamento|formação"),
    (lane(Takes), "tempo|duração|tempo de espera"),
    (lane(Does), "ações|ação|atividades|atividade|tarefas|faz|fazer|comportamento|comportamentos"),
    (Goal, "objetivo|objetivos|meta|metas"),
    (lane(Needs), "necessidades|necessidade|precisa|expectativas|motivações|desejos"),
    (lane(Note), "notas|comentários"),
    (Step, "passo|passos|subetapa|subetapas"),
    (Stage, "etapa|etapas|estágio|estágios"),
    (Phase, "fase|fases"),
    (Persona, "persona|personas|cliente|usuário|utilizador|quem"),
    (Title, "título|jornada|jornada do cliente|mapa da jornada"),
    (Owner, "responsável|autor|dono"),
    (About, "cenário|descrição|contexto"),
    (detail(Impact), "impacto"),
    (detail(Effort), "esforço"),
    (detail(Due), "prazo|data limite"),
    (detail(Status), "estado|situação"),
];

pub const CARDS: CardWords = CardWords {
    types: "tipo|categoria",
    texts: "título|nome|texto",
    details: "descrição|detalhes",
    frames: "quadro|seção|secção|coluna",
};

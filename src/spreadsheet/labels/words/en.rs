//! Labels in English.

use super::meanings::{CardWords, Meanings, detail, lane};
use crate::spreadsheet::labels::{
    Detail::{Due, Effort, Impact, Status},
    Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title},
    Lane::*,
};

pub const WORDS: Meanings = &[
    (
        lane(Pain),
        "pain|pains|what hurts|what annoys|pain point|pain points|painpoint|painpoints|problem|problems|frustration points|frustrations|barriers|barrier|obstacles|issues|challenges|friction|frictions|blockers|worries|concerns|weaknesses|negatives|=negative",
    ),
    (lane(Reach), "reach|share of customers"),
    (
        lane(Leaves),
        "leaves|leave|drop-off|drop-offs|drop-off rate|dropoff|drop-out|drop-outs|dropout|drop-out rate|drop out|drops out|abandonment|abandonment rate|abandon rate|exit rate|churn|churn rate",
    ),
    (lane(Severity), "severity|pain severity|severity of pain|pain level"),
    (
        lane(Opportunity),
        "opportunity|opportunities|ideas|idea|improvements|improvement|solutions|solution|recommendations|how might we|hmw|next steps|improvement ideas|what can we do|what could we do|what can we improve|what could we improve|what can be improved|what could be improved|how can we help",
    ),
    (
        lane(Backstage),
        "backstage|backstage actions|backstage interactions|backstage activities|organizational activities|organisational activities|internal activities|internal processes|back stage|behind the scenes|internal actions|back office",
    ),
    (
        lane(Frontstage),
        "frontstage|frontstage actions|frontstage interactions|frontstage activities|front stage|staff actions|employee actions",
    ),
    (
        lane(Support),
        "support|support process|support processes|supporting process|supporting processes|systems|systems and tools",
    ),
    (
        lane(Feels),
        "experience|feeling|feelings|feel|feels|emotion|emotions|emotional|emotional journey|emotional state|emotion curve|emotional curve|mood|moods|sentiment|satisfaction|emotion score|score|rating|happiness",
    ),
    (
        lane(Thinks),
        "thinking|thinks|think|thought|thoughts|questions|question|mindset|expectations and thoughts|thoughts and questions",
    ),
    (lane(Says), "saying|says|say|quote|quotes|customer quotes|verbatim|verbatims|voice of the customer"),
    (lane(Touchpoints), "touchpoint|touchpoints|touch point|touch points|touchpoints and channels|contact points"),
    (lane(Channels), "channel|channels|devices|media"),
    (
        lane(Gain),
        "gain|gains|gain point|gain points|gainpoints|=positive|delights|delighters|highlights|positives|strengths|positive points|wow moments|moments of delight|what works",
    ),
    (lane(Insight), "insight|insights|findings|learnings|observations|key insights"),
    (
        lane(Metric),
        "metric|metrics|kpi|kpis|measures|success metrics|csat|nps|ces|net promoter score|customer satisfaction|customer effort score",
    ),
    (lane(Moment), "key moment|key moments|moment of truth|moments of truth|critical moment|critical moments"),
    (lane(Deliverable), "deliverable|deliverables"),
    (lane(Training), "training|staff training"),
    (
        lane(Takes),
        "time|duration|timing|how long|time spent|takes|wait|wait time|waiting time|time needed|time required|processing time|turnaround time",
    ),
    (
        lane(Does),
        "doing|does|do|what they do|what i do|what you do|what customers do|what users do|what people do|action|actions|user actions|customer actions|activity|activities|tasks|behaviour|behaviours|behavior|behaviors|what happens",
    ),
    (Goal, "goal|goals|customer goals|customer goal|user goals|user goal|objective|objectives"),
    (lane(Needs), "needing|needs|need|expectation|expectations|wants|motivation|motivations|motivator|motivators"),
    (lane(Note), "note|notes|comment|comments|remark|remarks"),
    (
        Step,
        "step|steps|journey steps|sub-stage|substage|sub-stages|substages|sub-phase|subphase|sub-phases|subphases|sub-steps|substeps",
    ),
    (Stage, "stage|stages|journey stage|journey stages"),
    (Phase, "phase|phases|journey phase|journey phases"),
    (Persona, "persona|personas|user|customer|actor|who|customer segment"),
    (
        Title,
        "title|journey|user journey|user journey map|experience map|customer experience map|service blueprint|journey name|map|customer journey|customer journey map|journey map|name",
    ),
    (Owner, "owner|owners|map owner|opportunity owner|action owner|responsible|responsible team|author"),
    (About, "about|scenario|description|context|background|scope"),
    (detail(Impact), "impact|opportunity impact|customer impact"),
    (detail(Effort), "effort|opportunity effort|complexity|cost to fix"),
    (detail(Due), "due|due date|due by|deadline|target date|opportunity due date"),
    (detail(Status), "status|opportunity status|progress"),
];

pub const CARDS: CardWords = CardWords {
    types: "type|card type|item type|kind|lane|category|element|label|labels|tag|tags",
    texts: "title|name|card|card name|card title|text|content|summary",
    details: "description|details",
    frames: "frame|list name|section|board section|column|swimlane column",
};

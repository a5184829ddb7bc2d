//! Words next to a label's own word, folded, a line for each language.

/// Words that leave the meaning alone: questions, articles, units, and words for what is typical of it.
pub const HARMLESS: &[&str] = &[
    "a|about|actual|cx|ux|d|days|h|hours|hrs|mins|minutes|sec|seconds|weeks|i|bad|best|good|happy|high|highest|low|lowest|max|min|sad|unhappy|very|worst|an|any|are|by|can|common|critical|current|curve|digital|do|does|during|each|emotional|every|existing|for|from|general|graph|has|have|he|her|his|how|identified|important|in|is|it|journey|key|known|level|line|list|main|major|map|most|observed|of|on|or|our|out|overall|persona|personas|physical|possible|potential|primary|rating|s|scale|score|stage|stages|step|steps|phase|phases|t|that|the|their|there|they|this|to|top|typical|we|what|when|where|which|who|why|with|words|you|your|positive|negative|neutral|average|emoji|emojis|chart|before|after|initial|final|my|other|more|improvement|at|feel|taken|made|used",
    "aktuelle|minuten|std|stunden|tage|tagen|wochen|aktuellen|bis|ich|allgemeine|auf|bekannte|bei|beim|das|dem|den|der|des|die|digitale|ein|eine|einen|emotionale|er|es|fur|gibt|hat|haben|ihr|ihre|im|in|ist|kann|konnen|man|mit|mogliche|neue|seine|sich|sie|sind|typische|verlauf|kurve|skala|von|vom|was|welche|wer|wesentliche|wichtige|wichtigste|wichtigsten|wie|wir|wo|wodurch|zu|zum|zur|stufe|hauptsachliche|grosste|grossten",
    "actuel|heures|jours|minutes|semaines|actuels|je|actuelles|au|aux|avec|c|ce|ces|chaque|cle|cles|comment|courbe|d|dans|de|des|du|elle|en|est|et|il|ils|l|la|le|les|leur|leurs|niveau|par|pour|principal|principale|principales|principaux|qu|que|quel|quelle|quelles|quels|qui|quoi|sa|se|ses|son|sont|sur|un|une|echelle|fait",
    "actual|actuales|dias|horas|minutos|semanas|al|clave|como|con|cual|cuales|curva|del|el|ella|emocional|en|es|escala|esta|este|hace|hay|lo|los|las|mas|nivel|para|por|principal|principales|quien|se|son|su|sus|un|una",
    "a|ao|as|chave|com|da|das|do|dos|e|ela|ele|escala|esta|faz|mais|na|nas|no|nos|o|os|ou|para|principais|qual|quais|que|quem|seu|seus|sua|suas|um|uma",
    "al|attuale|chi|chiave|che|come|con|cosa|da|dal|dalla|dei|del|della|delle|di|e|emotiva|fa|gli|i|il|in|la|le|livello|lo|minuti|ore|giorni|settimane|per|principale|principali|qual|quale|quali|scala|si|sono|suo|sua|suoi|sue|un|una|viaggio",
    "aan|belangrijk|belangrijke|belangrijkste|bij|dagen|de|die|een|en|emotionele|er|haar|het|hij|hoe|huidige|hun|in|is|met|minuten|niveau|om|op|schaal|te|uren|van|voor|waar|wat|weken|welke|wie|ze|zij|zijn",
    "الرئيسية|الحالية|ما|ماذا|كيف|هل|في|من|على|عند|هي|هو|التي|الذي",
];

/// Words for a kind of person, which leave the meaning alone too, unless they tell people apart: "Patient feelings" next to "Carer feelings".
pub const PEOPLE: &[&str] = &[
    "consumer|consumers|customer|customers|guest|guests|patient|patients|shopper|student|students|user|users|visitor|visitors|client|clients",
    "kunde|kunden|kundin|kundinnen|nutzer|nutzerin|nutzerinnen|patient|patienten|patientin",
    "client|clients|cliente|clientes|usager|usagers|utilisateur|utilisateurs|utilisatrice",
    "usuario|usuarios|usuaria|paciente|pacientes",
    "utilizador|utilizadores",
    "cliente|clienti|utente|utenti",
    "klant|klanten|gebruiker|gebruikers",
    "العميل|العملاء|المستخدم|المستخدمين|الزبون|الزبائن",
];

/// Words for a property of what a lane names, or for something that belongs to it: "Pain owner", "Number of channels".
pub const FACETS: &[&str] = &[
    "assigned|assignee|board|category|code|cost|costs|count|date|deadline|description|details|driver|drivers|due|duration|effort|evidence|examples|frequency|group|hours|id|ids|impact|index|item|items|kind|likelihood|link|links|name|names|no|number|numbers|owned|owner|owners|plan|plans|priorities|priority|probability|quantity|rank|reason|reasons|ref|reference|required|requirements|responsible|risk|root|size|source|sources|state|status|tag|tags|target|desired|expected|ideal|future|planned|team|theme|total|trigger|triggers|type|types|url|urgency|value|values|volume|votes|weight",
    "anzahl|art|aufwand|gewunscht|gewunschte|erwartete|ziel|ausloser|beispiele|beleg|belege|betrag|datum|eigentumer|frist|grund|grunde|haufigkeit|kategorie|kosten|menge|name|namen|nr|nummer|prioritat|quelle|quellen|rang|risiko|status|summe|trager|typ|ursache|ursachen|verantwortlich|verantwortliche|verantwortlicher|wahrscheinlichkeit|wert|wirkung|zahl|zustandig|zustandigkeit|erforderlich|notwendig",
    "cause|causes|categorie|cout|couts|date|declencheur|declencheurs|echeance|exemple|exemples|frequence|identifiant|nom|noms|nombre|numero|origine|poids|preuve|preuves|priorite|proprietaire|raison|raisons|requis|requise|requises|responsable|risque|source|sources|statut|type|types|valeur|urgence",
    "cantidad|categoria|causa|causas|coste|costes|costo|costos|desencadenante|disparador|ejemplos|estado|fecha|frecuencia|fuente|fuentes|identificador|motivo|nombre|numero|prioridad|propietario|razon|requerida|requerido|responsable|riesgo|tipo|tipos|valor|urgencia",
    "codigo|custo|custos|data|dono|fonte|fontes|frequencia|gatilho|gatilhos|prioridade|quantidade|razao|risco|nome",
    "categoria|causa|cause|codice|costo|costi|data|esempi|fonte|fonti|frequenza|innesco|motivo|motivi|nome|numero|priorita|probabilita|proprietario|quantita|responsabile|rischio|stato|tipo|valore",
    "aanleiding|aantal|bron|bronnen|categorie|datum|eigenaar|frequentie|kosten|naam|nummer|oorzaak|oorzaken|prioriteit|reden|redenen|risico|soort|status|type|verantwoordelijke|voorbeelden|waarde",
    "担当|担当者|費用|コスト|原因|種類|件数|回数|頻度|優先度|優先順位|出典|理由|番号|名前|影響|工数|期限|状況|きっかけ",
    "مالك|المالك|المسؤول|مسؤول|تكلفة|التكلفة|نوع|عدد|رقم|معرف|سبب|أسباب|مصدر|مصادر|أولوية|الأولوية|قيمة|القيمة|تاريخ|حالة|تكرار",
];

/// Words between two things of a list.
pub const CONJUNCTIONS: &[&str] = &["and|or|plus|vs", "und|oder|sowie", "et|ou", "y|o|u", "e|ou|o", "en|of", "و"];

/// Words for those who make the map.
pub const WE: &[&str] = &[
    "we|our|us",
    "wir|unser|unsere|unserer",
    "nous|notre|nos",
    "nosotros",
    "nos|nosso|nossa",
    "noi",
    "wij|we|ons|onze",
];

/// Words for those whom somebody has asked: who is speaking in a row of notes.
pub const PARTICIPANTS: &[&str] = &[
    "participant|participant id|interviewee|respondent|informant",
    "teilnehmer|teilnehmerin|teilnehmende|befragte|befragter|interviewte",
    "participant|participante|repondant|repondante|interviewe|interviewee",
    "participante|entrevistado|entrevistada|encuestado|encuestada",
    "partecipante|intervistato|intervistata",
    "deelnemer|respondent|geinterviewde",
    "参加者|回答者|協力者",
    "المشارك|المستجيب",
];

/// Words for what people are asked to rate, which is no feeling of a persona next to those that name one.
pub const RATED: &[&str] = &[
    "satisfaction|score|rating",
    "zufriedenheit|bewertung",
    "satisfaction|note",
    "satisfaccion|puntuacion|valoracion",
    "satisfacao|avaliacao",
    "soddisfazione|valutazione",
    "tevredenheid|beoordeling",
    "満足度|評価",
    "الرضا|التقييم",
];

/// Words for what is known about a persona.
pub const KNOWN_OF_PERSONAS: &[&str] = &[
    "age|occupation|role|job|profession",
    "alter|beruf|rolle",
    "age|metier|profession",
    "edad|profesion|ocupacion",
    "idade|profissao",
    "eta|ruolo|professione",
    "leeftijd|beroep|rol",
    "年齢|職業",
];

/// When something is, which is nobody: of the day, of the week, of the year.
pub const TIMES: &[&str] = &[
    "morning|noon|afternoon|evening|night|day|weekday|weekend|spring|summer|autumn|fall|winter|before|during|after",
    "morgen|vormittag|mittag|nachmittag|abend|nacht|tag|werktag|wochenende|fruhling|fruhjahr|sommer|herbst|vorher|nachher",
    "matin|midi|apres-midi|soir|nuit|jour|week-end|printemps|ete|automne|hiver|avant|pendant|apres",
    "manana|mediodia|tarde|noche|dia|primavera|verano|otono|invierno|antes|despues",
];

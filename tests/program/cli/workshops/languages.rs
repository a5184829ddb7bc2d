//! Labels in other languages.

use super::holds;
use crate::cli::{sandbox::Sandbox, spreadsheets::imported};

#[test]
fn a_language_is_that_of_most_labels() {
    holds(
        "Etapa,Descobrir,Comprar\nAções,Pesquisa,Paga\nEmoções,feliz,triste\nDores,,Caro\nOportunidades,Blog,Desconto\n",
        &["  lang: pt\n", "does: Pesquisa\n", "pain: Caro\n", "opportunity: Blog\n"],
        &[],
    );
    let (map, _) = imported(
        "Fase,Cercare,Pagare\nAzioni,Cerca,Paga\nEmozioni,a,b\nActions,a,b\nCanale,web,web\nPunti,x,y\nChannels,web,web\n",
    );
    assert!(!map.contains("lang: "), "{map}");
}

#[test]
fn labels_as_sentences_are_known_in_other_languages() {
    holds(
        "Étapes,Avant,Après\nCe que fait le client,Cherche,Achète\nCe que ressent le client,inquiet,pas content\nIdées d'amélioration,Filtre,\nQui est responsable ?,Marketing,\n",
        &[
            "does: Cherche\n",
            "feels -1: inquiet\n",
            "feels -1: pas content\n",
            "opportunity: Filtre\n    owner: marketing\n",
        ],
        &[],
    );
    holds(
        "Phase,Vorher,Nachher\nWas tut der Kunde?,Sucht,Nutzt\nWas fühlt der Kunde?,unsicher,nicht zufrieden\nVerbesserungsideen,Filter,\nVerantwortung,Marketing,\n",
        &["feels -1: nicht zufrieden\n", "opportunity: Filter\n    owner: marketing\n"],
        &[],
    );
}

#[test]
fn labels_in_italian_and_dutch_are_known() {
    for (lang, table) in [
        (
            "it",
            "Tappa,Ricerca,Acquisto\nAzioni,Confronta,Paga\nEmozioni,-1,1\nPunti dolenti,Troppe offerte,\nOpportunità,,Un clic\nCanali,web,app\n",
        ),
        (
            "nl",
            "Fase,Zoeken,Kopen\nActies,Vergelijkt,Betaalt\nEmoties,-1,1\nPijnpunten,Te veel aanbod,\nKansen,,Eén klik\nKanalen,web,app\n",
        ),
    ] {
        let sandbox = Sandbox::new().file("map.csv", table);
        sandbox.run("import map.csv -o map.journey").code(0);
        let map = sandbox.read("map.journey");
        for line in [&format!("lang: {lang}"), "does: ", "feels -1", "pain: ", "opportunity: ", "via: web"] {
            assert!(map.contains(line), "{line}: {map}");
        }
    }
}

#[test]
fn mail_in_another_language_than_english_is_electronic() {
    let german = "Phase,A,B\nKanal,Mail,Brief\nGefühl,1,2\nAktionen,a,b\n";
    let sandbox = Sandbox::new().file("map.csv", german).file("en.csv", "Stage,A\nChannel,Mail\nFeeling,1\n");
    sandbox.run("import map.csv -o map.journey").code(0);
    assert!(sandbox.read("map.journey").contains("via: email"), "{}", sandbox.read("map.journey"));
    sandbox.run("import en.csv -o en.journey").code(0);
    assert!(sandbox.read("en.journey").contains("via: mail"));
}

#[test]
fn feelings_have_scores_in_every_language_of_the_labels() {
    for (table, lines) in [
        (
            "Fase;Zoeken;Kopen\nActies;a;b\nEmoties;nieuwsgierig;zenuwachtig\n",
            ["feels 1: nieuwsgierig", "feels -1: zenuwachtig"],
        ),
        (
            "Fase;Cercare;Comprare\nAzioni;a;b\nEmozioni;soddisfatto;molto arrabbiato\n",
            ["feels 1: soddisfatto", "feels -2: molto arrabbiato"],
        ),
        (
            "Fase;Buscar;Comprar\nAções;a;b\nEmoções;satisfeita;com raiva\n",
            ["feels 1: satisfeita", "feels -2: com raiva"],
        ),
    ] {
        let (map, said) = imported(table);
        assert!(lines.iter().all(|line| map.contains(line)) && !said.contains("warning"), "{map}{said}");
    }
}

/// Units of time in Japanese and Chinese were no units, and a question mark was a note, though labels in Japanese are read.
#[test]
fn units_of_time_in_japanese_are_read() {
    holds(
        "段階,認知,検討,購入\n行動,a,b,c\n所要時間,5分,2時間30分,？\n",
        &["stage: 認知\n  does: a\n  takes: 5min\n", "  takes: 2h 30min\n", "stage: 購入\n  does: c\n"],
        &[],
    );
}

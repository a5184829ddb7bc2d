//! Tables next to each other, and what stands above one.

use super::holds;
use crate::cli::{sandbox::Sandbox, spreadsheets::imported};

#[test]
fn tables_next_to_each_other_are_those_of_their_people() {
    holds(
        "Anna,,,Ben,,\nStage,Before,After,Stage,Before,After\nActions,a,b,Actions,c,d\nFeelings,happy,sad,Feelings,sad,happy\n",
        &[
            "persona anna: Anna\npersona ben: Ben\n",
            "stage: Before\n  does anna: a\n  does ben: c\n  feels anna 1: happy\n  feels ben -1: sad\n",
        ],
        &["the tables of `Anna` and `Ben` are read as those of personas of one map"],
    );
    // A blank column to the left takes nothing from the first table.
    let (map, said) = imported(
        ",Anna,,,Ben,,\n,Stage,Before,After,Stage,Before,After\n,Actions,a,b,Actions,c,d\n,Feelings,happy,sad,Feelings,sad,happy\n",
    );
    assert!(map.contains("stage: After\n  does anna: b\n  does ben: d\n"), "{map}{said}");
}

#[test]
fn stages_above_lanes_and_a_row_for_each_person_are_one_map() {
    holds(
        "Stage,Before,,During,\nPersona,Feeling,Thought,Feeling,Thought\nAnna,happy,Hm,sad,Why?\nBen,sad,Oh,angry,No!\n",
        &[
            "persona anna: Anna\npersona ben: Ben\n",
            "    for: anna\n    thinks: Hm\n    feels 1: happy\n",
            "    for: ben\n    thinks: No!\n    feels -2: angry\n",
        ],
        &[],
    );
}

#[test]
fn a_column_beside_the_feelings_is_no_stage_of_theirs() {
    let table = "Stage,,Before,,During,\nPersona,City,Feeling,Thought,Feeling,Thought\nAnna,Rome,happy,Hm,sad,Why?\nBen,Oslo,sad,Oh,angry,No!\n";
    let ran = Sandbox::new().file("a.csv", table).run("import a.csv -o a.journey");
    assert!(ran.err.contains("`Before` and `During` have the same lanes: a map each"), "{}", ran.err);
}

#[test]
fn what_is_known_of_a_persona_above_a_table_is_about_them() {
    holds(
        "Persona,Anna,,\nAge,34,,\nJob,Nurse,,\nQuote,I have no time,,\n,,,\nStage,Before,During,After\nActions,a,b,c\n",
        &["journey: Board\n", "persona anna: Anna\n  role: Nurse\n  fact Age: 34\n", "  note: Quote: I have no time\n"],
        &["`Quote: I have no time` is not in the table"],
    );
}

#[test]
fn what_is_known_of_two_personas_above_a_table_is_nobodys() {
    holds(
        "Persona,Anna,Ben,\nAge,34,40,\n,,,\nStage,Before,During,After\nActions,a,b,c\n",
        &["note: Age: 34, 40\n"],
        &["`Age: 34, 40` is not in the table"],
    );
}

#[test]
fn a_page_without_a_table_is_no_list_of_cells() {
    let page = "# Buying a bike\n\n## Discover\n- Actions: Sees a bike, asks\n- Feelings: curious\n";
    let ran = Sandbox::new().file("a.md", page).run("import a.md").code(2);
    assert!(ran.out.is_empty() && ran.err.contains("no table of a journey"), "{}", ran.err);
}

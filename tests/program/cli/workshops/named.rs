//! Who is named above a table, in a label, or next to what somebody said.

use super::holds;
use crate::cli::spreadsheets::imported;

#[test]
fn a_word_for_several_personas_introduces_each_of_them() {
    let rest = "Stage,A,B\nActions,x,y\n";
    let both = ["persona aylin: Aylin\npersona mark: Mark\n"];
    let read = ["`Aylin, Mark` is read as 2 personas: Aylin, Mark"];
    holds(&format!("\"Personas: Aylin, Mark\",,\n{rest}"), &both, &read);
    holds(&format!("Personas,\"Aylin, Mark\",\n{rest}"), &both, &read);
    holds(&format!("Personas: Aylin and Mark,,\n{rest}"), &both, &[]);
    holds(&format!("Personas: Aylin & Mark,,\n{rest}"), &both, &[]);
    let roles = ["persona aylin: Aylin\n  role: single mum\n", "persona mark: Mark\n  role: dad\n"];
    for word in ["Persona", "Personas"] {
        holds(&format!("\"{word}: Aylin (single mum), Mark (dad)\",,\n{rest}"), &roles, &[]);
    }
    // One persona, with what she is.
    for said in ["Persona: Aylin, Mark", "Personas: Aylin, single mum", "Persona: Aylin (nurse (night), 34), Berlin"] {
        let (map, warnings) = imported(&format!("\"{said}\",,\n{rest}"));
        assert_eq!(map.matches("persona ").count(), 1, "{map}");
        assert!(!warnings.contains("warning"), "{warnings}");
    }
}

#[test]
fn names_in_a_label_stay_as_they_are_written() {
    let scale = "no scale is named";
    for (label, name, id) in [
        ("Mark & Jo feeling", "Mark & Jo", "mark-jo"),
        ("Feelings (Mark & Jo)", "Mark & Jo", "mark-jo"),
        ("Mark & Jo – feeling", "Mark & Jo", "mark-jo"),
        ("Mark and Jo feelings", "Mark and Jo", "mark-and-jo"),
        ("Feelings of Anna-Lena", "Anna-Lena", "anna-lena"),
    ] {
        let table = format!("Stage,A,B\nActions,x,y\nFeelings (Aylin),2,1\n{label},1,2\n");
        holds(&table, &[&format!("persona {id}: {name}\n"), &format!("  feels {id} 1\n")], &[scale]);
    }
}

#[test]
fn those_who_were_asked_have_a_curve_each() {
    let table =
        "Participant,Stage,Quote,Feeling\nP1,Apply,Too long,-1\nP2,Apply,It was fine,1\nP1,Pay,ok,-2\nP2,Pay,good,2\n";
    holds(
        table,
        &["persona p1: P1\npersona p2: P2\n", "stage: Apply\n", "    for: p1\n", "    for: p2\n"],
        &["each `Participant` is read as a persona"],
    );
}

#[test]
fn a_table_without_the_lowest_severity_has_no_more_than_three() {
    holds(
        "Stage,A,B,C\nActions,a,b,c\nPain points,x,y,z\nSeverity,medium,high,critical\n",
        &["pain minor: x\n", "pain major: y\n", "pain critical: z\n"],
        &["board!C3: the table has no lower severity than the middle one"],
    );
}

#[test]
fn what_people_rate_is_no_feeling_of_somebody_else() {
    let (map, said) = imported("Stage,A,B\nActions,x,y\nAnna feeling,1,2\nBen feeling,2,1\nSatisfaction,4.5,2.1\n");
    assert!(map.contains("lane satisfaction: Satisfaction\n") && map.contains("  satisfaction: 4.5\n"), "{map}");
    assert!(
        !map.contains("customer") && said.contains("`Satisfaction` has figures other than those of the feelings"),
        "{said}"
    );
}

#[test]
fn who_drops_out_leaves() {
    for label in ["Drop-off", "Abbruch", "% who drop out", "Taux d'abandon", "離脱率"] {
        holds(&format!("Stage,A,B\nActions,x,y\n{label},10%,\"2,5\"\n"), &["  leaves 10 %\n", "  leaves 2.5 %\n"], &[]);
    }
    holds(
        "Stage,A,B\nActions,x,y\nDrop-off,Too dear,10%\n",
        &["  drop-off: Too dear\n", "  drop-off: 10%\n"],
        &["has more than shares of those who leave"],
    );
    holds("Stage,A,B\nWhat they do,x,y\nWhat they think,v,w\n", &["  does: x\n", "  thinks: v\n"], &[]);
}

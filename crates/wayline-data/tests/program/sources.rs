//! What `sources` shows, and what it doesn't.

use crate::support::Folder;

#[test]
fn columns_types_rows_and_the_lines_of_a_log() {
    let folder = Folder::new();
    folder.write("patients.csv", include_str!("../data/patients.csv"));
    let said = folder.run(&["sources", "patients.csv"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.starts_with("patients.csv: 5442 rows, 6 columns\n"), "{}", said.out);
    assert!(
        said.out.contains("  columns: case patient, event handling+registration_type, when time\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("  event: Triage and Assessment+start\n"), "{}", said.out);
    assert!(said.out.contains("2017-01-02 to 2018-05-05"), "{}", said.out);
    let employee = said.out.lines().find(|line| line.trim().starts_with("employee")).unwrap_or_default();
    assert!(employee.ends_with("not shown: they may identify people"), "{}", said.out);
}

#[test]
fn the_lines_of_a_survey_can_be_measured_as_they_are() {
    let mut csv = "answered_at;segment;recommend;csat\n".to_owned();
    for row in 0..40 {
        csv += &format!("0{}.07.2026 12:00;{};{};{}\n", 1 + row % 9, ["Plus", "Free"][row % 2], row % 11, 1 + row % 5);
    }
    let folder = Folder::with(&[("answers.csv", &csv)]);
    let said = folder.run(&["sources", "answers.csv"]);
    let lines = said.out.split("Lines for a map:\n\n").nth(1).expect("lines");
    let (source, rest) = lines.split_once("\n\nIn the journey").expect("answers");
    let metrics = rest.split_once("\n\n").expect("metrics").1;
    folder.write("map.journey", format!("journey: Shop\n{metrics}\n{source}\nstage: Buy\n"));
    let results = folder.pull(&[]);
    assert!(results.contains("metric [] nps: ") && results.contains("metric [] csat: "), "{lines}\n{results}");
}

#[test]
fn neither_people_nor_small_groups_are_shown() {
    let mut csv = "contact,full_name,city,plan\n".to_owned();
    for row in 0..60 {
        let city = if row < 56 { "Ulm" } else { "Wismar" };
        csv += &format!("person{}@mail.example,Person {},{city},Plus\n", row % 6, row % 6);
    }
    let folder = Folder::with(&[("people.csv", &csv)]);
    let said = folder.run(&["sources", "people.csv"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("Ulm (56), and 1 more"), "{}", said.out);
    for hidden in ["person1", "Person 1", "Wismar"] {
        assert!(!said.out.contains(hidden), "{}", said.out);
    }
}

//! The same log in every format gives the same figures.

use crate::support::{Folder, results};
use datafusion::arrow::{
    array::{ArrayRef, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray},
    compute::cast,
    datatypes::{DataType, TimeUnit},
};
use flate2::{Compression, write::GzEncoder};
use parquet::{arrow::ArrowWriter, basic, file::properties::WriterProperties};
use std::{collections::BTreeMap, fmt::Write as _, io::Write as _, sync::Arc};
use wayline::measure::Finding;

/// Visit, activity, seconds since 1970.
fn events() -> Vec<(u32, &'static str, i64)> {
    let mut events = Vec::new();
    for visit in 0..60_u32 {
        let start = 1_780_300_800 + i64::from(visit) * 86_400;
        events.push((visit, "look & see", start));
        if visit % 3 > 0 {
            events.push((visit, "pay, \"now\"", start + 600 + i64::from(visit)));
        }
        if visit % 4 == 0 {
            events.push((visit, "look & see", start + 4000));
        }
    }
    events
}

fn map(data: &str, columns: &str) -> String {
    format!(
        "journey: Shop
source log: Events
  data: {data}
  columns: {columns}
stage: Buy
  touchpoint look: Look
    event: look & see
    reach: measured
    takes: measured
    then pay measured
  touchpoint pay: Pay
    event: pay\\, \"now\"
    reach: measured
    leaves measured
"
    )
}

const COLUMNS: &str = "case visit, event activity, when at";

fn figures(data: &str, columns: &str, bytes: &[u8]) -> BTreeMap<String, Finding> {
    let folder = Folder::with(&[("map.journey", &map(data, columns))]);
    folder.write(data, bytes);
    let results = results(&folder.pull(&[]));
    assert_eq!(results.sources["log"].cases, Some(60), "{data}");
    results.findings
}

fn time(seconds: i64, form: &str) -> String {
    let at = jiff::Timestamp::from_second(seconds).expect("a time").to_zoned(jiff::tz::TimeZone::UTC);
    at.strftime(form).to_string()
}

/// As separated values.
fn separated(separator: &str, form: &str, newline: &str) -> String {
    let mut text = ["visit", "activity", "at"].join(separator) + newline;
    for (visit, activity, at) in events() {
        let activity = format!("\"{}\"", activity.replace('"', "\"\""));
        text += &[visit.to_string(), activity, time(at, form)].join(separator);
        text += newline;
    }
    text
}

fn reference() -> BTreeMap<String, Finding> {
    figures("log.csv", COLUMNS, separated(",", "%Y-%m-%dT%H:%M:%SZ", "\n").as_bytes())
}

#[test]
fn separated_values_of_every_kind() {
    let wanted = reference();
    assert!(matches!(wanted["reach pay"], Finding::Known(_)), "{wanted:?}");
    let same = |name: &str, bytes: &[u8]| assert_eq!(figures(name, COLUMNS, bytes), wanted, "{name}");
    same("log.csv", separated(";", "%d.%m.%Y %H:%M:%S", "\r\n").as_bytes());
    same("log.tsv", separated("\t", "%Y-%m-%d %H:%M:%S", "\n").as_bytes());
    same("log.txt", separated("|", "%Y-%m-%d %H:%M:%S+00:00", "\n").as_bytes());
    same("log.csv", format!("\u{feff}{}", separated(",", "%s", "\n")).as_bytes());
    same("log.csv", separated(",", "%s000", "\n").trim_end().as_bytes());
}

#[test]
fn json_lines_and_arrays() {
    let wanted = reference();
    let object = |(visit, activity, at): (u32, &str, i64)| {
        serde_json::json!({ "visit": visit, "data": { "activity": activity }, "at": at * 1000, "tags": ["}", "{"] })
            .to_string()
    };
    let objects: Vec<String> = events().into_iter().map(object).collect();
    let columns = "case visit, event data.activity, when at";
    assert_eq!(figures("log.jsonl", columns, objects.join("\n").as_bytes()), wanted);
    assert_eq!(figures("log.json", columns, format!("[\n{}\n]", objects.join(",\n")).as_bytes()), wanted);
}

#[test]
fn parquet_of_other_programs() {
    let wanted = reference();
    let events = events();
    let visits: ArrayRef = Arc::new(Int64Array::from_iter_values(events.iter().map(|event| i64::from(event.0))));
    let activities: ArrayRef = Arc::new(StringArray::from_iter_values(events.iter().map(|event| event.1)));
    let dictionary = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let times = TimestampMicrosecondArray::from_iter_values(events.iter().map(|event| event.2 * 1_000_000));
    let zoned: ArrayRef = Arc::new(times.clone().with_timezone("+02:00"));
    let plain: ArrayRef = Arc::new(times);
    let seconds = cast(&cast(&plain, &DataType::Timestamp(TimeUnit::Second, None)).expect("a cast"), &DataType::Int64);
    let texts: ArrayRef = Arc::new(StringArray::from_iter_values(events.iter().map(|event| time(event.2, "%F %T"))));
    let kinds = [
        (plain, basic::Compression::SNAPPY),
        (zoned, basic::Compression::ZSTD(basic::ZstdLevel::default())),
        (seconds.expect("a cast"), basic::Compression::GZIP(basic::GzipLevel::default())),
        (texts, basic::Compression::LZ4_RAW),
    ];
    for (times, compression) in kinds {
        let of = times.data_type().clone();
        let batch = RecordBatch::try_from_iter([
            ("at", times),
            ("activity", cast(&activities, &dictionary).expect("a cast")),
            ("visit", visits.clone()),
        ]);
        let batch = batch.expect("a batch");
        let properties = WriterProperties::builder().set_compression(compression).build();
        let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).expect("a writer");
        writer.write(&batch).expect("memory");
        let bytes = writer.into_inner().expect("memory");
        assert_eq!(figures("log.parquet", COLUMNS, &bytes), wanted, "{of}");
    }
}

fn xes() -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- events -->\n<log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org/\">
  <global scope=\"event\"><string key=\"concept:name\" value=\"none\"/></global>\n"
        .to_owned();
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
    for visit in 0..60 {
        let _ = write!(text, "  <trace>\n    <string key=\"concept:name\" value=\"v{visit}\"/>\n");
        for (_, activity, at) in events().into_iter().filter(|event| event.0 == visit) {
            for transition in ["start", "complete"] {
                let _ = writeln!(
                    text,
                    "    <event><string key=\"concept:name\" value=\"{}\"><string key=\"concept:name\" value=\"inner\"/></string>\
                     <string key=\"lifecycle:transition\" value=\"{transition}\"></string>\
                     <date key=\"time:timestamp\" value=\"{}\"/></event>",
                    escaped(activity),
                    time(at + 7200, "%FT%T.000+02:00"),
                );
            }
        }
        text += "  </trace>\n";
    }
    text + "</log>\n"
}

#[test]
fn xes_with_life_cycles() {
    let wanted = reference();
    let columns = "case case:concept:name, event concept:name+lifecycle:transition, when time:timestamp";
    let map = |name: &str| {
        let map = map(name, columns);
        map.replace("event: look & see", "event: look & see+start").replace("\"now\"\n", "\"now\"+start\n")
    };
    let folder = Folder::with(&[("map.journey", &map("log.xes")), ("log.xes", &xes())]);
    let plain = folder.pull(&[]);
    assert_eq!(results(&plain).findings, wanted);

    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(xes().as_bytes()).expect("memory");
    let folder = Folder::with(&[("map.journey", &map("log.xes.gz"))]);
    folder.write("log.xes.gz", gzip.finish().expect("memory"));
    assert_eq!(results(&folder.pull(&[])).findings, wanted);
}

const OBJECTS: &str = "case ocel:type:order, event ocel:activity, when ocel:timestamp";

#[test]
fn object_centric_logs() {
    let wanted = reference();
    let orders: Vec<_> =
        (0..60).map(|order| serde_json::json!({ "id": format!("o{order}"), "type": "order" })).collect();
    let items: Vec<_> = (0..9).map(|item| serde_json::json!({ "id": format!("i{item}"), "type": "item" })).collect();
    let event = |(at, (order, activity, seconds)): (usize, (u32, &str, i64))| {
        let related = [format!("o{order}"), format!("i{}", at % 9), format!("i{}", (at + 1) % 9)];
        let related: Vec<_> =
            related.iter().map(|id| serde_json::json!({ "objectId": id, "qualifier": "of" })).collect();
        serde_json::json!({ "id": format!("e{at}"), "type": activity, "time": time(seconds, "%FT%TZ"),
            "attributes": [{ "name": "price", "value": 3 }], "relationships": related })
    };
    let events: Vec<_> = events().into_iter().enumerate().map(event).collect();
    let objects = [items, orders].concat();
    let log = serde_json::json!({
        "eventTypes": [], "events": events, "objectTypes": [], "objects": objects,
    });
    assert_eq!(figures("log.json", OBJECTS, log.to_string().as_bytes()), wanted);
    assert_eq!(figures("log.jsonocel", OBJECTS, serde_json::to_string_pretty(&log).expect("text").as_bytes()), wanted);

    let mut text = "<?xml version=\"1.0\"?><log><object-types/><event-types/><events>".to_owned();
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
    for (at, (order, activity, seconds)) in self::events().into_iter().enumerate() {
        let (activity, time) = (escaped(activity), time(seconds, "%FT%TZ"));
        let _ = write!(
            text,
            "<event id=\"e{at}\" type=\"{activity}\" time=\"{time}\"><attributes><attribute name=\"price\">3</attribute></attributes>\
             <objects><relationship object-id=\"o{order}\" qualifier=\"of\"/><relationship object-id=\"i1\" qualifier=\"with\"/></objects></event>"
        );
    }
    text += "</events><objects><object id=\"i1\" type=\"item\"><attributes/></object>";
    (0..60).for_each(|order| text += &format!("<object id=\"o{order}\" type=\"order\"></object>"));
    text += "</objects></log>";
    assert_eq!(figures("log.xmlocel", OBJECTS, text.as_bytes()), wanted);
    assert_eq!(figures("log.xml", OBJECTS, text.as_bytes()), wanted);
}

#[test]
fn decimal_commas_of_a_spreadsheet() {
    let map = "journey: Shop
source voice: Survey
  data: answers.csv
stage: Buy
  touchpoint pay: Pay
    metric csat: measured
      column: csat
";
    let folder = Folder::with(&[("map.journey", map)]);
    folder.write("answers.csv", "name;csat\na;4,5\nb;3,5\nc;4\nd;2\ne;1,0\n");
    let results = results(&folder.pull(&[]));
    assert!(
        matches!(results.findings["metric pay csat"], Finding::Known(estimate) if estimate.value == 3.0 && estimate.n == 5)
    );
}

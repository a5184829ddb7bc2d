//! Text through its public interface: widths against a real shaper, lines against tables, and what
//! must hold for any text at all.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{collections::BTreeSet, rc::Rc};

use proptest::prelude::*;
use reference_shaper::{Buffer, Font, ShapeOptions, ShaperFont, shape};
use wayline::text::{BaseDirection, Face, Fonts, Hyphenation, Line, Paragraph, Style, chunks, chunks_for, covers};

const REGULAR: Style = Style::new(Face::Regular, 14.0);
const BOLD: Style = Style::new(Face::Semibold, 14.0);

fn paragraph(text: &str) -> Rc<Paragraph> {
    Fonts::new().paragraph(&[(text, REGULAR)])
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(Line::text).collect()
}

/// The lines of a text in Regular 14; a width is counted in zeros, which are 8.7 px wide.
fn check(text: &str, zeros: f64, expected: &[&str]) {
    let width = zeros * Fonts::new().width("0", REGULAR);
    let paragraph = paragraph(text);
    let lines = paragraph.lines(width);
    assert_eq!(texts(&lines), expected, "{text:?} in {zeros}");
    assert_eq!(paragraph.line_count(width), lines.len(), "{text:?} in {zeros}");
}

#[test]
fn blanks() {
    check("", 10.0, &[]);
    check(" \t\n ", 10.0, &[]);
    check("  one \t two  ", 20.0, &["one two"]);
    check("one\u{A0}\u{A0}two", 4.0, &["one\u{A0}\u{A0}", "two"]);
    check("one\u{1}\u{FFFE}two", 20.0, &["onetwo"]);
}

#[test]
fn newlines() {
    check("one\ntwo", 20.0, &["one", "two"]);
    check("one \r\n two", 20.0, &["one", "two"]);
    check("one\n\ntwo\n", 20.0, &["one", "", "two"]);
    check("one\u{2028}two\u{B}three", 20.0, &["one", "two", "three"]);
}

#[test]
fn balance() {
    check("aaa aaa aaa aaa", 12.0, &["aaa aaa", "aaa aaa"]);
    check("Compares three offers side by side", 16.0, &["Compares three", "offers side by side"]);
}

/// The first line of a hyphenated word was as full as could be, and the second had its last syllable.
#[test]
fn the_lines_of_a_hyphenated_word_are_about_equally_long() {
    let broken = |lang: &str, word: &str, width: f64| {
        texts(&Fonts::new().hyphenated(&[(word, REGULAR)], Hyphenation::of(lang)).lines(width))
    };
    let word = "Geschwindigkeitsüberschreitung";
    let width = Fonts::new().width("Geschwindigkeitsüberschrei-", REGULAR).ceil();
    assert_eq!(broken("de", word, width), ["Geschwindigkeits-", "überschreitung"]);
    // A word that fits stays whole, and one without syllables is as it was.
    assert_eq!(broken("de", &format!("Geschwindigkeit {word}"), width)[0], "Geschwindigkeit");
    let alone = "hpq".repeat(10);
    assert_eq!(broken("tlh", &alone, width), texts(&paragraph(&alone).lines(width)));
    assert!(broken("tlh", &alone, width)[0].len() > 20, "as full as it was");
}

#[test]
fn unicode_rules() {
    check("one, two", 5.0, &["one,", "two"]);
    check("« oui » ?", 4.5, &["« oui", "» ?"]);
    check("sign-in form", 6.0, &["sign-in", "form"]);
    check("the e-mail", 5.0, &["the", "e-mail"]);
    check("T-shirt", 3.0, &["T-", "shir", "t"]);
    check("in 2026-11-21", 9.0, &["in", "2026-11-21"]);
    check("100 %", 3.0, &["100", "%"]);
    check("a\u{200B}b", 1.2, &["a", "b"]);
    check("aa\u{2060}-\u{2060}bb", 3.0, &["aa-", "bb"]);
    check("日本語の文。", 4.0, &["日本", "語の", "文。"]);
    check("中文没有空格", 7.0, &["中文没", "有空格"]);
    // Japanese words are whole where they fit: kana stay with what they follow.
    check("名前で迎えられた", 9.0, &["名前で", "迎えられた"]);
    check("ホテルのロビー", 7.0, &["ホテルの", "ロビー"]);
    check("待ちくたびれた", 6.0, &["待ちく", "たびれ", "た"]);
}

/// "300" ended a line and "€" began the next one.
#[test]
fn numbers_stay_with_their_units_and_signs() {
    for (text, figure) in [
        ("Mehrkosten von 300 € ohne Vorwarnung", "300 €"),
        ("Mail the bill within 10 days of the move", "10 days"),
        ("Costs € 300 without a warning", "€ 300"),
        ("Eine Antwort nach 3 Wochen", "3 Wochen"),
        ("Une réponse en 12 heures", "12 heures"),
        ("Respuesta tras 20 días", "20 días"),
        ("Only 5 % say so", "5 %"),
        ("Paragraph § 7 says no", "§ 7"),
    ] {
        let (paragraph, fonts) = (paragraph(text), Fonts::new());
        let longest =
            text.split(' ').map(|word| fonts.width(word, REGULAR)).fold(fonts.width(figure, REGULAR), f64::max);
        for more in 0..30 {
            let lines = texts(&paragraph.lines(longest.ceil() + f64::from(more * 5)));
            assert!(lines.iter().any(|line| line.contains(figure)), "{lines:?}");
        }
    }
    check("all 12 people", 6.0, &["all 12", "people"]);
}

/// An interval that was broken before its dash read as a negative number.
#[test]
fn no_line_begins_with_the_dash_of_an_interval() {
    for (text, whole) in [
        ("11 % come here · 8 – 14, n = 400", Some("8 – 14")),
        ("12 % leave · 9 – 16", Some("9 – 16")),
        ("It takes 1 d 5 h – 1 d 14 h", None),
    ] {
        let (paragraph, fonts) = (paragraph(text), Fonts::new());
        let least = fonts.width("come here 8 – 14,", REGULAR).ceil();
        for more in 0..40 {
            let lines = texts(&paragraph.lines(least + f64::from(more * 4)));
            assert!(lines.iter().all(|line| !line.starts_with('–')), "{lines:?}");
            assert!(whole.is_none_or(|whole| lines.iter().any(|line| line.contains(whole))), "{lines:?}");
        }
    }
    check("Trains – all of them", 8.0, &["Trains –", "all of them"]);
}

/// Names of letters were as wide as in the widest of four fonts: a third wider than they are drawn.
#[test]
fn right_to_left_words_are_as_wide_as_in_the_font_that_is_named_first() {
    // Thousandths of an em, as a browser draws them in Noto Sans Arabic and Noto Sans Hebrew.
    for (text, drawn) in [
        ("حجز موعد في العيادة عبر التطبيق", 1305),
        ("يفتح التطبيق ويبحث عن الطبيب المناسب", 1688),
        ("لا تظهر نتائج إذا كُتب الاسم بالهمزة", 1357),
        ("كل المواعيد المتاحة في ساعات العمل", 1482),
        ("متقاعد لا يحب التطبيقات", 1019),
        ("مطمئنة", 298),
        ("سارة", 181),
        ("שלום", 223),
    ] {
        let measured = Fonts::new().width(text, Style::new(Face::Regular, 100.0));
        let drawn = f64::from(drawn);
        assert!((drawn..drawn * 1.22 + 25.0).contains(&measured), "{text}: {measured} for {drawn}");
    }
}

#[test]
fn soft_hyphens() {
    check("cus\u{AD}tomer", 20.0, &["customer"]);
    check("cus\u{AD}tomer", 6.0, &["cus-", "tomer"]);
    check("cus\u{AD}tomer\u{AD}", 9.0, &["customer"]);
    let narrow = paragraph("un\u{AD}i");
    assert_eq!(texts(&narrow.lines(narrow.natural_width())), ["uni"]);
}

#[test]
fn long_words() {
    check("Donaudampfschiff", 8.0, &["Donauda", "mpfschiff"]);
    check("a Donaudampfschiff b", 8.0, &["a", "Donauda", "mpfschiff", "b"]);
    check("example.org/a_long_path", 11.0, &["example.org/", "a_long_path"]);
    check("some_rather_long_name", 9.0, &["some_", "rather_", "long_name"]);
    check("WWW", 0.0, &["W", "W", "W"]);
}

#[test]
fn graphemes_stay_whole() {
    check("👨‍👩‍👧🇩🇪👍🏽", 0.0, &["👨‍👩‍👧", "🇩🇪", "👍🏽"]);
    check("e\u{301}e\u{301}", 0.0, &["e\u{301}", "e\u{301}"]);
    check("a \u{301}b", 0.0, &["a", "\u{A0}\u{301}", "b"]);
    check("漢 \u{E33}", 0.0, &["漢", "\u{A0}\u{E33}"]);
    check("각각", 0.0, &["각", "각"]);
}

#[test]
fn a_style_may_change_anywhere() {
    let fonts = Fonts::new();
    let whole = fonts.paragraph(&[("un", REGULAR), ("believ", BOLD), ("able", REGULAR)]);
    assert_eq!(whole.line_count(whole.min_width()), 1);
    let lines = whole.lines(1000.0);
    let runs: Vec<_> = lines[0].pieces.iter().map(|piece| (piece.text.as_str(), piece.run)).collect();
    assert_eq!(runs, [("un", 0), ("believ", 1), ("able", 2)]);
    assert_eq!(lines[0].pieces[1].x, fonts.width("un", REGULAR));
    assert_eq!(lines[0].width, lines[0].pieces.iter().map(|piece| piece.width).sum::<f64>());
}

#[test]
fn a_blank_between_runs_belongs_to_the_first() {
    for runs in [["one ", " two"], ["one", " two"], ["one ", "two"]] {
        let line = &Fonts::new().paragraph(&[(runs[0], REGULAR), (runs[1], BOLD)]).lines(500.0)[0];
        let pieces: Vec<_> = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(pieces, ["one ", "two"]);
        assert_eq!(line.pieces[1].x, Fonts::new().width("one ", REGULAR));
    }
}

#[test]
fn tracking_stands_between_characters() {
    let fonts = Fonts::new();
    for tracking in [-0.9, 0.5] {
        let style = Style { tracking, ..REGULAR };
        let (plain, spaced) = (fonts.width("one two", REGULAR), fonts.width("one two", style));
        assert!((spaced - plain - 6.0 * tracking).abs() < 0.001);
        let line = &fonts.paragraph(&[("one two", style)]).lines(500.0)[0];
        assert!((line.width - spaced).abs() < 0.001);
    }
}

#[test]
fn directions() {
    for (text, expected) in [
        ("", BaseDirection::LeftToRight),
        ("1. one", BaseDirection::LeftToRight),
        ("(שלום) one", BaseDirection::RightToLeft),
        ("\u{2067}שלום\u{2069} one", BaseDirection::LeftToRight),
        ("١ مرحبا", BaseDirection::RightToLeft),
    ] {
        assert_eq!(paragraph(text).direction(), expected, "{text}");
    }
}

/// Text in the scripts that the fonts have, with letters composed and not.
const CORPUS: &[&str] = &[
    "The quick brown fox jumps over the lazy dog. AVATAR, Toyota, “We’re fine” – P.S. 1.234,56 € × 2 = 100 %",
    "Wyświetlanie ofert: źdźbło, łódź, Kraków; příliš žluťoučký kůň úpěl ďábelské ódy. Árvíztűrő tükörfúrógép",
    "Zażółć gęślą jaźń. Þór ætlar að ýta. Ţară, țară, İstanbul, ığdır, Lietuvių ąžuolai, Ķīlis, TÓ, Ťa, ľalia",
    "Tôi muốn đặt vé. Người dùng thấy khó chịu ở bước thanh toán, Ấ Ừ Ự ỵ.",
    "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία. Ταξίδι του πελάτη, ΑΥΤΟ, Γ.Δ. ᾶ ᾳ Ὦ",
    "Съешь же ещё этих мягких французских булок, да выпей чаю. Путь клиента: ГТУ, «Ўзбекистон», Қазақстан Ґ",
    "Mixed: Αθήνα и Москва, Tokyo → Köln ✓ ★ ≈ ≤ ≥ ← ↑ ↓ ½ № ① ▲ ● ∞",
    "e\u{301}a\u{308}o\u{302}\u{323}n\u{303} i\u{30A} Te\u{301} и\u{306} за\u{301}мок A\u{30A}V q\u{308} V\u{323}A",
    "sign\u{AD}in co\u{200B}op A\u{AD}V a\u{2060}b ȦÆǅȺ ɐɑɒ ʃʒ ƀƁ",
];

/// The bundled face as a shaper takes it.
fn font(face: Face) -> Font {
    Font::new(face.ttf().to_vec(), 0).unwrap()
}

fn shaped(font: &ShaperFont, text: &str, size: f64) -> f64 {
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    shape(font, &mut buffer, ShapeOptions::default()).unwrap();
    let units: i64 = buffer.glyph_positions().iter().map(|position| i64::from(position.x_advance)).sum();
    units as f64 * size / 1000.0
}

#[test]
fn widths_are_those_of_a_shaper() {
    for face in Face::ALL {
        let font = font(face);
        let font = ShaperFont::new(&font);
        for text in CORPUS.iter().flat_map(|text| text.split(' ').chain([*text])) {
            let drawn = text.replace(['\u{AD}', '\u{200B}', '\u{2060}'], "");
            let width = Fonts::new().width(text, Style::new(face, 40.0));
            assert!((width - shaped(&font, &drawn, 40.0)).abs() < 0.001, "{face:?} {text}");
        }
    }
}

/// Every pair of everyday characters, and of the letters within each script.
#[test]
fn kerning_is_that_of_a_shaper() {
    for (first, last) in [('!', 'ÿ'), ('Ā', 'ſ'), ('Ạ', 'ỹ'), ('Α', 'ώ'), ('Ѐ', 'ԯ'), ('‐', '›')] {
        let has_width = |c: &char| covers(*c) && Fonts::new().width(&c.to_string(), REGULAR) > 0.0;
        let chars: Vec<char> = (first..=last).filter(has_width).collect();
        for face in Face::ALL {
            let font = font(face);
            let font = ShaperFont::new(&font);
            for &a in &chars {
                let text: String = chars.iter().flat_map(|&b| [a, b]).collect();
                let width = Fonts::new().width(&text, Style::new(face, 10.0));
                assert!((width - shaped(&font, &text, 10.0)).abs() < 0.001, "{face:?} {a}");
            }
        }
    }
}

#[test]
fn lines_are_as_wide_as_a_shaper_makes_them() {
    for face in Face::ALL {
        let font = font(face);
        let font = ShaperFont::new(&font);
        for text in CORPUS {
            let paragraph = Fonts::new().paragraph(&[(text, Style::new(face, 14.0))]);
            for line in (0..40).flat_map(|step| paragraph.lines(20.0 * f64::from(step))) {
                let difference = line.width - shaped(&font, &line.text(), 14.0);
                assert!(difference.abs() < 0.01, "{face:?} {} {difference}", line.text());
            }
        }
    }
}

#[test]
fn what_the_font_lacks_takes_enough() {
    let fonts = Fonts::new();
    for (text, ems) in
        [("日本語", 3.0), ("한국", 2.0), ("😀", 1.37), ("❤\u{FE0F}", 1.37), ("1\u{FE0F}\u{20E3}", 1.37), ("שלום", 2.23)]
    {
        assert!(fonts.width(text, Style::new(Face::Regular, 1.0)) >= ems, "{text}");
    }
    assert!("日한א☃अ😀".chars().all(|c| !covers(c)));
    assert!("Wyżej – £ ‘’ → Ω Ж ế ✓".chars().all(covers));
    assert_eq!(fonts.width("\u{200D}\u{FE0F}\u{202E}\u{7}", REGULAR), 0.0);
}

fn names(texts: &[(Face, &'static str)]) -> Vec<String> {
    chunks_for(texts.iter().copied()).iter().map(|chunk| format!("{:?} {}", chunk.face, chunk.name)).collect()
}

#[test]
fn chunks_are_the_smallest_that_serve() {
    use Face::{Italic, Regular, Semibold};
    assert_eq!(names(&[]), [""; 0]);
    assert_eq!(names(&[(Semibold, "a"), (Regular, "Käse – 2 €"), (Regular, "b")]), ["Regular latin", "Semibold latin"]);
    assert_eq!(names(&[(Regular, "łódź")]), ["Regular latin-ext"]);
    assert_eq!(names(&[(Regular, "łódź muốn")]), ["Regular vietnamese"]);
    assert_eq!(names(&[(Regular, "e\u{301}")]), ["Regular vietnamese"]);
    assert_eq!(names(&[(Italic, "Москва 2")]), ["Italic latin", "Italic cyrillic"]);
    assert_eq!(names(&[(Italic, "за\u{301}мок")]), ["Italic cyrillic"]);
    assert_eq!(names(&[(Regular, "日本😀")]), [""; 0]);
}

fn code_points(range: &str) -> impl Iterator<Item = u32> {
    range.split(',').flat_map(|part| {
        let (first, last) = part[2..].split_once('-').unwrap_or((&part[2..], &part[2..]));
        let number = |hex| u32::from_str_radix(hex, 16).unwrap();
        number(first)..=number(last)
    })
}

/// Of each face: its font has exactly what its chunks have together, and the measure knows the same.
#[test]
fn fonts_and_chunks_have_the_same_characters() {
    for face in Face::ALL {
        let cmap: BTreeSet<u32> = font(face).charmap().unicodes().map(|(c, _)| c).collect();
        let chunks = chunks().iter().filter(|chunk| chunk.face == face);
        let in_chunks: BTreeSet<u32> = chunks.flat_map(|chunk| code_points(chunk.unicode_range)).collect();
        assert_eq!(cmap, in_chunks, "{face:?}");
        assert!(cmap.iter().filter_map(|&c| char::from_u32(c)).all(covers), "{face:?}");
    }
}

#[test]
fn an_ordinary_map_carries_little() {
    let chunks = chunks_for(Face::ALL.map(|face| (face, "Ordinary – “text” → 5 €")));
    let base64: usize = chunks.iter().map(|chunk| chunk.woff2.len().div_ceil(3) * 4).sum();
    assert_eq!(chunks.len(), 3);
    assert!(base64 < 42_000, "{base64}");
}

fn any_text() -> impl Strategy<Value = String> {
    let words = "[a-zA-ZäéŁ0-9 ,.\\-/’„“…—]{0,40}";
    let odd = "[\u{0}-\u{1F}\u{AD}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}-\u{2069}\u{300}-\u{30F}\u{FE0F}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u{1F468}-\u{1F469}א-תابक्षिกำ각가漢a \n]{0,30}";
    prop_oneof![
        words.prop_map(String::from),
        odd.prop_map(String::from),
        any::<String>(),
        (words, odd).prop_map(|(a, b)| a + &b)
    ]
}

/// What is left of a text when everything is taken out that may appear or vanish in lines.
fn kept(text: &str) -> String {
    let steering = ['\u{AD}', '\u{200B}', '\u{2060}', '\u{2028}', '\u{2029}'];
    text.chars()
        .filter(|&c| {
            !c.is_control()
                && !matches!(c, ' ' | '\u{A0}' | '-')
                && !steering.contains(&c)
                && (c as u32 & 0xFFFE) != 0xFFFE
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_keep_the_text_and_the_width(text in any_text(), cut in 0..40_usize, width in 0.0..200.0_f64) {
        let cut = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(0);
        let paragraph = Fonts::new().paragraph(&[(&text[..cut], REGULAR), (&text[cut..], BOLD)]);
        let lines = paragraph.lines(width);
        prop_assert_eq!(kept(&texts(&lines).concat()), kept(&text));
        prop_assert!(lines.len() <= paragraph.line_count(width));
        for line in &lines {
            let shown = line.text();
            let graphemes = unicode_segmentation::UnicodeSegmentation::graphemes(shown.trim_end_matches('-'), true).count();
            prop_assert!(line.width <= width + 0.01 || graphemes <= 1, "{:?} {}", shown, line.width);
            prop_assert!(!shown.starts_with(' ') && !shown.ends_with(' ') && !shown.contains("  "));
            let pieces: f64 = line.pieces.iter().map(|piece| piece.width).sum();
            prop_assert!((pieces - line.width).abs() < 0.01, "{:?} {} {}", shown, line.width, pieces);
        }
        let widest = |width: f64| paragraph.lines(width).iter().map(|line| line.width).fold(0.0, f64::max);
        prop_assert_eq!(paragraph.widest_line(width), widest(width));
        // A text that isn't broken needn't be set to know how wide it is.
        prop_assert_eq!(paragraph.natural_width(), widest(paragraph.natural_width()));
        let newlines = text.matches(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']).count();
        let natural = paragraph.line_count(paragraph.natural_width());
        prop_assert!(natural <= newlines + 1);
    }

    #[test]
    fn breaking_is_stable(text in any_text(), width in 1.0..200.0_f64) {
        let paragraph = paragraph(&text);
        let count = paragraph.line_count(width);
        prop_assert!(paragraph.line_count(width + 20.0) <= count);
        prop_assert_eq!(paragraph.lines(width).len(), count);
    }

    #[test]
    fn numbers_don_t_matter(text in any_text(), width in any::<f64>(), size in any::<f64>(), tracking in any::<f64>()) {
        let style = Style { face: Face::Italic, size, tracking };
        let paragraph = Fonts::new().paragraph(&[(&text, style)]);
        paragraph.lines(width);
        prop_assert!(paragraph.natural_width().is_finite() && Fonts::new().width(&text, style).is_finite());
    }
}

/// Time that grows with the square of the length would show here as minutes.
#[test]
fn long_texts_take_linear_time() {
    for unit in [
        "a",
        "a ",
        "\u{301}",
        "🇩",
        "\u{AD}",
        "a\u{AD}",
        "👩\u{200D}",
        "\u{202E}",
        "-",
        "/a",
        "漢",
        "e\u{301} ",
        "\n",
        "\u{200B}",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        let paragraph = paragraph(&text);
        for width in [0.0, 5.0, 100.0, 1e9] {
            assert_eq!(paragraph.lines(width).len(), paragraph.line_count(width), "{unit:?}");
        }
    }
}

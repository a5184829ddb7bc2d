//! What the tests rest on: were the driver blind or numb, they would all pass.

use crate::chromium::{Browser, Tab};
use std::path::PathBuf;

tests![
    complaints_are_noticed,
    what_a_policy_forbids_is_noticed,
    requests_are_seen,
    keys_and_clicks_arrive,
    wishes_of_the_reader_arrive,
    scripts_can_be_off,
    tabs_share_nothing,
    pictures_paper_files_and_the_clipboard_come_out,
];

/// A page in a folder of its own.
fn page(tab: &Tab<'_>, head: &str, body: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a page.html");
    let page =
        format!("<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>");
    std::fs::write(&file, page).expect("the page");
    tab.open_file(&file);
    (folder, file)
}

fn complaints_are_noticed() {
    let browser = Browser::shared();
    for (body, said) in [
        ("<script>nothing.here()</script>", "nothing is not defined"),
        ("<script>console.error('alas')</script>", "alas"),
        ("<script>Promise.reject(new Error('late'))</script>", "late"),
        ("<img src='nowhere.png'>", "ERR_FILE_NOT_FOUND"),
    ] {
        let tab = browser.tab();
        let _folder = page(&tab, "", body);
        let complaints = tab.complaints();
        assert!(complaints.iter().any(|line| line.contains(said)), "{body}: {complaints:?}");
    }
    let tab = browser.tab();
    let _folder = page(&tab, "", "<script>console.log('all is well')</script>");
    tab.expect_no_complaint();
}

fn what_a_policy_forbids_is_noticed() {
    let browser = Browser::shared();
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">";
    for body in ["<p style='color: red'>", "<img src='https://example.org/x.png'>", "<script>1</script>"] {
        let tab = browser.tab();
        let _folder = page(&tab, policy, body);
        assert!(tab.complaints().iter().any(|line| line.contains("Content")), "{body}: {:?}", tab.complaints());
    }
}

fn requests_are_seen() {
    let browser = Browser::shared();
    let tab = browser.tab();
    let _folder = page(&tab, "", "<img src='other.png'><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>");
    let requests = tab.requests();
    assert_eq!(requests.len(), 2, "{requests:?}");
    assert!(requests[0].ends_with("/a%20page.html") && requests[1].ends_with("/other.png"), "{requests:?}");
}

fn keys_and_clicks_arrive() {
    let browser = Browser::shared();
    let tab = browser.tab();
    let _folder = page(
        &tab,
        "",
        "<button id=a onclick='this.textContent += 1'>a</button><input id=b><script>let heard = [];
         addEventListener('keydown', (e) => heard.push((e.ctrlKey ? 'C-' : '') + (e.shiftKey ? 'S-' : '') + e.key));
         </script>",
    );
    tab.press("Tab");
    tab.press("Enter");
    tab.press("Space");
    tab.click("#a");
    assert_eq!(tab.eval::<String>("a.textContent"), "a111");
    tab.press("Tab");
    tab.type_text("Grün +");
    assert_eq!(tab.eval::<String>("b.value"), "Grün +");
    tab.press("Shift+Tab");
    assert_eq!(tab.eval::<String>("document.activeElement.id"), "a");
    tab.press("Control+ArrowRight");
    let heard = tab.eval::<Vec<String>>("heard");
    assert_eq!(heard.last().map(String::as_str), Some("C-ArrowRight"), "{heard:?}");
}

fn wishes_of_the_reader_arrive() {
    let browser = Browser::shared();
    let tab = browser.tab();
    let _folder = page(&tab, "", "");
    let holds = |media: &str| tab.eval::<bool>(&format!("matchMedia('({media})').matches"));
    tab.prefer(&[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]);
    assert!(holds("prefers-color-scheme: dark") && holds("prefers-reduced-motion: reduce"));
    tab.prefer(&[("prefers-color-scheme", "light")]);
    assert!(holds("prefers-color-scheme: light") && !holds("prefers-reduced-motion: reduce"));
    tab.resize(390, 844);
    assert!(holds("width: 390px"));
}

fn scripts_can_be_off() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.allow_scripts(false);
    let _folder = page(&tab, "", "<noscript>off</noscript><script>document.body.textContent = 'on'</script>");
    assert_eq!(tab.eval::<String>("document.body.innerText.trim()"), "off");
}

fn tabs_share_nothing() {
    let browser = Browser::shared();
    let (first, second) = (browser.tab(), browser.tab());
    let (_folder, file) = page(&first, "", "");
    first.run("localStorage.setItem('a', 'b')");
    second.open_file(&file);
    assert_eq!(second.eval::<Option<String>>("localStorage.getItem('a')"), None);
    first.reload();
    assert_eq!(first.eval::<Option<String>>("localStorage.getItem('a')").as_deref(), Some("b"));
}

fn pictures_paper_files_and_the_clipboard_come_out() {
    let browser = Browser::shared();
    let tab = browser.tab();
    let link = "<a id=a download=it.csv href='data:text/csv,1%2C2'>save</a>";
    let (folder, _) = page(&tab, "<style>@page { size: A3 landscape }</style>", link);
    assert!(tab.screenshot().starts_with(b"\x89PNG"));
    assert!(tab.pdf().starts_with(b"%PDF"));
    tab.allow_downloads(folder.path());
    tab.click("#a");
    assert_eq!(tab.downloaded(&folder.path().join("it.csv")), b"1,2");
    tab.allow_clipboard();
    tab.run("navigator.clipboard.writeText('copied')");
    assert_eq!(tab.clipboard(), "copied");
}

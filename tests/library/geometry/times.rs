//! What stages and maps take together.

use super::{
    find::{all, joined},
    laid_out, map,
    oracle::check_scene,
};
use wayline::layout::View;

/// A stage of 1 to 5 hours was said to take 2 to 3, and one of 6 minutes to 3 weeks nothing at least.
#[test]
fn sums_of_times_have_the_sums_of_their_bounds() {
    for (times, sum, whole) in [
        (["1h..4h, average 2h", "10m..1h"], "1 h 10 min – 5 h", "1 h 10 min – 5 h"),
        (["1m..3w", "5m"], "6 min – 3 w", "6 min – 3 w"),
        (["3w..6w", "15m"], "3 – 6 w", "3 – 6 w"),
        // Hours say nothing beside three weeks, nor a week beside days.
        (["6d..20d", "1d..1d1h"], "1 – 3 w", "1 – 3 w"),
        (["7d..20d", "1d..2d1h"], "8 – 22 d", "8 – 22 d"),
        (["5m..40m, average 15m", "4m..12m, average 6m"], "21 min 9 – 52 min", "21 min (9 – 52 min)"),
        (["6h..9h", "37m"], "6 h 37 min – 9 h 37 min", "6 h 37 min – 9 h 37 min"),
        (["5m", "10m"], "15 min", "15 min"),
    ] {
        let columns = times.map(|time| format!("  touchpoint: T\n    feels 1\n    takes: {time}\n")).concat();
        let text = format!("journey: Sums\nstage: One\n{columns}stage: Two\n  touchpoint: U\n    feels 0\n");
        let scene = laid_out(&map("sums", &text), View::Detail);
        let sums: Vec<String> = all(&scene.root, "sum").iter().map(|found| joined(found.group)).collect();
        assert_eq!(sums, [format!("Stage {sum}")]);
        let lanes = all(&scene.root, "lane");
        let lane = lanes.iter().find(|lane| lane.group.name.as_deref() == Some("time")).expect("the times");
        assert!(joined(lane.group).contains(&format!("All {whole}")), "{}", joined(lane.group));
        assert_eq!(check_scene(&scene), Vec::<String>::new(), "{times:?}");
    }
}

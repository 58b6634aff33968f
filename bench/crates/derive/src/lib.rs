use clap::Parser;
use serde::{Deserialize, Serialize};

#[derive(Parser, Serialize, Deserialize)]
struct Options {
    #[arg(long, default_value_t = 1)]
    level: u32,
    #[arg(long)]
    names: Vec<String>,
}

/// How many bytes the options take as JSON.
#[no_mangle]
pub extern "C" fn derive_size(level: u32) -> i64 {
    let level = level.to_string();
    let parsed = Options::try_parse_from(["derive", "--level", &level, "--names", "a"]);
    parsed.ok().and_then(|it| serde_json::to_string(&it).ok()).map_or(-1, |json| json.len() as i64)
}

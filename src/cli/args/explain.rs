//! `wayline explain` and `wayline reference` on the command line.

use clap::Args;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline explain          all codes
  wayline explain J502     what it means, with a wrong and a right example")]
pub(crate) struct Explain {
    /// The code, such as J502
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline reference          every keyword
  wayline reference pain     one of them, with an example")]
pub(crate) struct Reference {
    /// The keyword
    #[arg(value_name = "KEYWORD")]
    pub keyword: Option<String>,
}

//! `help`: of a command as clap writes it, and pages on what concerns all of them.

use clap::CommandFactory as _;

use super::{
    arguments::{Arguments, Help},
    failure::{Result, usage},
};

const OPTIONS: &str = "\
Options of every command:
  -c, --connection NAME   Connection to use: a built-in one, one created by `connect`, or a
                          table of the connections file
                          [default: that of `use`, or demo] [env: BITBUCKET_CONNECTION]
      --json              Print JSON: exactly one document on stdout, which is the output, or an
                          object with the member `error`
  -v, --verbose           Print the connector's log to stderr
      --connections FILE  TOML file of the connections
                          [default: connections.toml in the configuration folder]
      --store DIR         Folder of the store of `connect`
                          [default: the configuration folder] [env: BITBUCKET_CONNECTOR_STORE]
      --key-file FILE     File with the key of the store
                          [default: the system's keyring] [env: BITBUCKET_CONNECTOR_KEY_FILE]
      --blobs DIR         Folder for the files that actions read and write [default: blobs]
      --replay DIR        Replay the fixtures of this folder instead of using the network
      --record FILE       Record the exchange with Bitbucket to this fixture file, with secrets
                          replaced
      --help, --version   Print help, or the version

Set NO_COLOR to print without colours.
";

const CONNECTIONS: &str = "\
Connections:
  `demo` and `demo-data-center` replay recorded responses. `host-test connect NAME` makes
  your own and keeps them, with their tokens, sealed in ~/.config/bitbucket-connector.
  They can also be tables of a TOML file, connections.toml in the same folder; `env:NAME`
  takes a value from the environment:

  [work]
  product = \"cloud\"
  credential = \"api-token\"
  email = \"ada@example.com\"
  token = \"env:BITBUCKET_TOKEN\"

  [office]
  product = \"data-center\"
  credential = \"http-access-token\"
  base_url = \"https://git.example.com/bitbucket\"
  token = \"env:OFFICE_TOKEN\"

  `host-test use work` makes one the default, BITBUCKET_CONNECTION does for a shell, and
  -c for one command.
";

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a check of `test` did not pass
  2  wrong usage or input, unknown action or connection, invalid connections file
  3  credentials: unauthenticated, token-*, interaction-required, forbidden,
     missing-scope
  4  not-found, gone, unsupported
  5  conflict, rejected, quota-exceeded, too-large
  6  rate-limited, timeout, network, upstream
  7  the call was stopped, or the host or the connector failed

With --json, stdout holds exactly one JSON document: the output, or an object with the
member `error`, whose `kind` and `message` are always there.
";

/// The page of a topic or a command.
pub fn help(arguments: &Help) -> Result<String> {
    let mut command = Arguments::command();
    command.build();
    match arguments.topic.as_deref() {
        None => Ok(command.render_help().to_string()),
        Some("options") => Ok(OPTIONS.to_owned()),
        Some("connections") => Ok(CONNECTIONS.to_owned()),
        Some("exit-codes") => Ok(EXIT_CODES.to_owned()),
        Some(name) => {
            let found = command.find_subcommand_mut(name).map(|found| found.render_long_help().to_string());
            found.ok_or_else(|| {
                usage(
                    "There is no such command or topic.",
                    "`host-test help` lists the commands; the topics are options, connections and exit-codes.",
                )
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_every_flag_is_on_a_page() {
        let mut command = Arguments::command();
        let first = command.render_help().to_string();
        assert!(first.lines().count() <= 40, "more than a screen");
        for one in command.get_subcommands() {
            assert!(first.split_whitespace().any(|word| word == one.get_name()), "{}", one.get_name());
        }
        for flag in command.get_arguments().filter_map(|argument| argument.get_long()) {
            assert!(OPTIONS.contains(&format!("--{flag}")), "{flag}");
        }
    }
}

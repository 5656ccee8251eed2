/// What `--help` says.
enum HelpText {
  static let version = "0.1"

  static let usage = """
    Anteroom, the medical front desk in a terminal.

      anteroom [--data DIR] [--as NAME]      opens the office
      anteroom --demo                        opens a practice office that is thrown away at the end
      anteroom init DIR [--group G]          makes a new, empty office; you are its first manager
      anteroom do [--data DIR] [--as NAME]   one JSON action a line in, one JSON answer a line out
      anteroom actions [--json]              every action with its keys and fields
      anteroom check [--data DIR]            proves the journal and every rule; 1 and the place of the first fault if not
      anteroom import codes FILE [--to FILE] reads the official ICD-10-CM list (XML) into the office, or into a file
      anteroom codes QUERY [--on DATE]       finds codes by code or words, for a date of service; --limit N rows
      anteroom --where                       where the office, the themes and the log are

    For the desk:
      --theme NAME                           plain, dark, high-contrast, or a file
      --ascii                                borders with + - |
      --color auto|always|never              beats NO_COLOR
      --read-only                            to look and not to touch
      --print COLUMNSxROWS                   draws one frame to standard output and ends

    For the demo:
      --seed N                               another practice
      --at 2026-11-23T09:00                  another day and time
      --speed 1..60                          how fast its clock runs

    For import codes:
      --edition "April 2026"                 which edition it is, where the file's name does not say

    Exit codes: 0 done, 1 the office says no, 2 wrong usage, 3 the files or the terminal failed.
    """
}

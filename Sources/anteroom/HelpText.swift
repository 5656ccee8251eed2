/// What `--help` says.
enum HelpText {
  static let version = "0.1"

  static let usage = """
    Anteroom, the medical front desk in a terminal.

      anteroom [--data DIR] [--as NAME]      opens the office
      anteroom --demo                        opens a practice office that is thrown away at the end
      anteroom --display [--data DIR]        the board for the waiting room: tickets, where to go, who is late; q takes it down
      anteroom init DIR [--group G]          makes a new, empty office; you are its first manager
      anteroom do [--data DIR] [--as NAME]   one JSON action a line in, one JSON answer a line out
      anteroom actions [--json]              every action with its keys and fields
      anteroom check [--data DIR]            proves the journal and every rule; 1 and the place of the first fault if not
      anteroom check --head FINGERPRINT      whether one that was written down is still in the journal, and at which line
      anteroom head                          the last line's number and fingerprint, to be kept elsewhere
      anteroom audit                         who saw, changed, printed or gave away what (manager, auditor)
      anteroom import patients FILE          reads a CSV file: shows what it understood, asks, and tells what became of each row
      anteroom import appointments FILE      the same, with the visits that came of them
      anteroom backup FILE|-                 copies the office into one new file (tar), also while desks are writing
      anteroom restore FILE|- DIR            makes an office of a backup and proves it; never over another
      anteroom downtime DIR [--on DAY]       writes the lists and face sheets of a day as text, for when the screens are dark; --days N
      anteroom import codes FILE [--to FILE] reads the official ICD-10-CM list (XML) into the office, or into a file
      anteroom import tick-page FILE         puts up a page of diagnoses and services to tick, of a specialty (manager); --dry-run only reads it
      anteroom import rules FILE             puts the office's own rules of coding in force (manager); --dry-run only reads them
      anteroom print superbill N             a superbill, or a receipt by its number, as text; --columns 80|132, --to FILE
      anteroom codes QUERY [--on DATE]       finds codes by code or words, for a date of service; --limit N rows
      anteroom rules [--json|--own]          every rule that a superbill is held against, with its source; --own: the office's, as a file
      anteroom figures [--from DAY] [--to DAY] how the days went: hours used, waits, starts on time, no-shows; --csv
      anteroom simulate [--provider NAME]    plays days of a provider through, booked in other ways: idle time, overtime, waits; --days N --seed N --csv
      anteroom bench make DIR                makes a large clinic with years of visits: --patients N --visits N --days N --seed N --at TIME
      anteroom bench slots                   searches a booked year of forty providers, and prints JSON
      anteroom bench day                     scrolls through a day of 1,500 visits, drawing after each key, and prints JSON
      anteroom bench --data DIR              measures an office and prints JSON
      anteroom --where                       where the office, the themes and the log are

    --as NAME is for a person whom your account signs in; of anyone else it asks the PIN, at the terminal or from
      --pin-file FILE                        a file that only you can read

    For the desk:
      --theme NAME                           plain, dark, light, high-contrast, deuteranopia, phosphor, mono, or a file
      --ascii                                borders with + - |
      --color auto|always|never              beats NO_COLOR
      --read-only                            to look and not to touch
      --print COLUMNSxROWS                   draws one frame to standard output and ends
      --as-of TIME                           with --print: the desk as it was, "10:42", "2026-11-20 14:05"

    For audit:
      --patient ID, --person NAME            of one patient's records, by one person
      --from DAY, --to DAY                   2026-11-01, t-90; else today, of a patient the last 30 days
      --kind KIND                            changed, saw, searched, printed, exported, disclosed, opened, signed
      --csv                                  as a table; else in words, with what each field was and is

    For import:
      --dry-run                              decides everything and changes nothing
      --yes                                  does not ask; needed where there is nobody to ask
      --map FILE                             which column is what, in lines "ours = theirs"
      --keep-digits                          patients: the digits in Synthea's names stay
      --provider NAME, --type NAME           appointments: for rows that name none; added if the office has none such

    For the demo:
      --seed N                               another practice
      --at 2026-11-23T09:00                  another day and time
      --speed 1..60                          how fast its clock runs
      --still                                nobody comes or moves by themselves

    For import codes:
      --edition "April 2026"                 which edition it is, where the file's name does not say; "2026Q4", "2026"
      --from DAY, --to DAY                   its first and last day, where they are others
      --to FILE                              writes it to a file and not into the office

    For codes:
      --on DAY                               the date of service; else today
      --limit N                              how many rows
      --each FILE                            a question on each line: the codes found for it, and the microseconds that it took
      --judge FILE                           a code on each line: whether it may stand on a claim; two codes: what keeps them apart

    Exit codes: 0 done, 1 the office says no, 2 wrong usage, 3 the files or the terminal failed.
    """
}

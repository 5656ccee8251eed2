import Canvas
import Practice

/// A good-faith estimate as the patient gets it (45 CFR 149.610(c)), the notices in our own words.
package enum EstimatePaper {
  package static func sheets(_ estimate: Estimate, in office: Office, note: String) -> Sheets {
    let settings = office.settings
    var sheets = Sheets("Good-faith estimate \(estimate.id.shown)", practice: settings.name, note: note)
    func add(_ label: String, _ text: String) { sheets.add(Sheets.labelled(label, text)) }
    func say(_ text: String) { sheets.add(TextWrap.lines(text, columns: PaperText.columns) + [""]) }
    let patient: Patient? = office[estimate.patient], provider: Provider? = office[estimate.provider]
    sheets.add("GOOD-FAITH ESTIMATE OF WHAT YOUR VISIT WILL COST")
    sheets.add("")
    add("patient", patient?.name.listed ?? "unknown")
    add("born", patient?.born?.iso ?? "unknown")
    add("made", "\(estimate.madeOn.shown) by \(estimate.madeBy)")
    add("for", estimate.what)
    add("visit", estimate.visitDay?.shown ?? "not scheduled yet")
    if !estimate.diagnoses.isEmpty {
      add("diagnoses", estimate.diagnoses.map { "\($0.code) \($0.words)".trimmed }.joined(separator: "; "))
    }
    sheets.add("")
    let who = [provider?.name.spoken ?? "", provider?.credential ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    add("provider", who)
    add("NPI", provider?.npi.isEmpty == false ? provider?.npi ?? "" : settings.npi)
    add("tax number", settings.taxID)
    add("where", [settings.name, settings.address.line, settings.phone].filter { !$0.isEmpty }.joined(separator: ", "))
    sheets.add("")
    var table = [row("code", "service", "units", "each", "expected charge"), String(repeating: "-", count: PaperText.columns)]
    for line in estimate.lines { table.append(row(line.code, line.words, String(line.units), line.fee.shown, line.total.shown)) }
    table += [String(repeating: "-", count: PaperText.columns), row("", "expected charge in all", "", "", "$\(estimate.total.shown)"), ""]
    sheets.add(table)
    if !estimate.elsewhere.isEmpty {
      say(
        "Not in this estimate, because it will be scheduled and billed by others: \(estimate.elsewhere). Ask them for an estimate of their own."
      )
    }
    say("This is an estimate of what we reasonably expect to do. What is done, and so the bill, may turn out to be different.")
    say("This is not a contract. It does not oblige you to have any of these services from us.")
    say(
      "There may be other services that we recommend as part of your care; they would be scheduled separately and are not in this estimate."
    )
    say(
      """
      If we bill you $\(GoodFaith.overrun.shown) or more above this estimate, you may have the bill decided by a dispute process of the U.S. \
      Department of Health and Human Services. You begin it within \(GoodFaith.disputeDays) days of the date on the bill; while it lasts nothing is \
      sent to collections. You may also ask us first to correct the bill, to negotiate it, or for financial help. How to begin: \
      www.cms.gov/nosurprises or 1-800-985-3059.
      """)
    say("Keep this page. You may need it if you are billed more.")
    return sheets
  }

  private static func row(_ code: String, _ words: String, _ units: String, _ each: String, _ total: String) -> String {
    func right(_ text: String, _ width: Int) -> String { TextWidth.pad(text, to: width, alignRight: true) }
    return [
      TextWidth.pad(code, to: 7), TextWidth.pad(TextWidth.clip(PlainText.shown(words), to: 36), to: 36), right(units, 5), right(each, 11),
      right(total, 17),
    ].joined(separator: " ")
  }
}

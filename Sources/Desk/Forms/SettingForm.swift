import Practice

/// One record of the set-up as a form, whatever its kind.
struct SettingForm: FormKind {
  static let name = "setting"

  var kind = Kind.rooms
  var id = ""

  init() {}

  static let fields: [Field<SettingForm>] = [Field("kind", \.kind), Field("id", \.id)]

  /// What a field of a setting is, so that it can be typed and read.
  enum Sort: Sendable {
    case text, list, whole, minutes, ownMinutes, cents, maybeCents, payer, yes, provider, weekday, day, yearly, blocks, time, types, nobody,
      copays
    case words([String])
  }

  static func words(_ kind: Kind) -> String {
    switch kind {
    case .practices: "practice"
    case .visitTypes: "visit types"
    case .commonDiagnoses: "diagnoses"
    case .templates: "hours"
    case .staff: "people"
    case .slotCodes: "slot codes"
    case .resources: "things"
    case .officeRules: "billing rules"
    default: kind.rawValue
    }
  }

  /// The fields of a kind: their path in the record, the label, and what they hold.
  static func layout(_ kind: Kind) -> [(path: String, label: String, sort: Sort)] {
    let gone = ("gone", "Not in use", Sort.yes)
    switch kind {
    case .practices:
      return [
        ("name", "Name", .text), ("phone", "Phone", .text), ("address.street", "Street", .text), ("address.city", "City", .text),
        ("address.state", "State", .text), ("address.zip", "ZIP", .text), ("npi", "Group NPI", .text), ("taxID", "Tax number", .text),
        ("lateAfter", "Late after, minutes", .minutes), ("noShowAfter", "No-show after, minutes", .minutes),
        ("longWait", "Long wait, minutes", .minutes),
        ("longState", "Long in one state, minutes", .minutes), ("longPast", "Long past appt, minutes", .minutes),
        ("roundEvery", "Comfort round every, minutes", .minutes), ("roundThings", "A round looks at", .list),
        ("redFlags", "Must not wait", .list), ("maskWords", "Mask offered at", .list),
        ("protocolBy", "Protocol approved by", .text), ("protocolOn", "Protocol approved on", .day),
        ("verifyAhead", "Verify days ahead", .whole), ("enrolmentEvery", "Ask enrolment every, days", .whole),
        ("benefitsEvery", "Ask benefits every, days", .whole), ("guarantorEvery", "Ask who pays every, days", .whole),
        ("addressEvery", "Ask address every, days", .whole), ("phoneEvery", "Ask phone every, days", .whole),
        ("coverageEvery", "Ask coverage every, days", .whole), ("consentEvery", "Sign consents every, days", .whole),
        ("privacyNoticeEvery", "Privacy notice every (0 once)", .whole), ("lockAfter", "Desk locks after, minutes", .minutes),
        ("shortNotice", "Short notice under, hours", .whole), ("holdMinutes", "Hold a time for, minutes", .minutes),
        ("cancelReasons", "Reasons to cancel", .list), ("noShowMonths", "No-shows count for, months", .whole),
        ("noShowLetter", "No-shows until letter (0 never)", .whole), ("noShowDeposit", "until deposit (0 never)", .whole),
        ("noShowReview", "until a manager looks", .whole), ("noShowAmount", "Deposit", .cents),
        ("travelMinutes", "Minutes between places", .minutes), ("labWaived", "Own tests under a waiver", .yes),
        ("displayNames", "Wall display shows", .words(DisplayNames.allCases.map(\.rawValue))),
      ]
    case .providers:
      return [
        ("short", "Short name", .text), ("name.family", "Family name", .text), ("name.given", "Given name", .text),
        ("credential", "Credential", .text),
        ("specialty", "Specialty", .text), ("npi", "NPI", .text),
        ("longState", "Long in one state, min", .ownMinutes), ("longWait", "Long wait, min", .ownMinutes),
        ("longPast", "Long past appt, min", .ownMinutes),
        gone,
      ]
    case .templates:
      return [
        ("provider", "Provider", .provider), ("weekday", "Weekday", .weekday), ("day", "or one date", .day), ("blocks", "Hours", .blocks),
        ("place", "Place", .text), gone,
      ]
    case .rooms: return [("name", "Name", .text), ("use", "Use", .text), gone]
    case .visitTypes:
      return [
        ("name", "Name", .text), ("short", "Short name", .text), ("minutes", "Minutes", .minutes), ("telehealth", "Telehealth", .yes),
        ("noCopay", "No copay", .yes), ("needsUses", "Needs, of things", .list),
        ("needsAuthorisation", "Needs an authorisation", .yes), ("needsReferral", "Needs a referral", .yes),
        ("longState", "Long in one state, min", .ownMinutes), ("longWait", "Long wait, min", .ownMinutes),
        ("longPast", "Long past appt, min", .ownMinutes), gone,
      ]
    case .slotCodes:
      return [
        ("code", "Code", .text), ("words", "Words", .text), ("minutes", "Minutes a character", .minutes),
        ("types", "Only for types", .types),
        ("release", "Opens for booking", .words(SlotCode.Release.allCases.map(\.rawValue))), ("opensAt", "at", .time),
        ("limit", "Most a day (0 none)", .whole), ("doubleBook", "Share one time", .whole), ("closed", "Nobody is booked", .yes), gone,
      ]
    case .closures:
      return [
        ("from", "From", .day), ("to", "To", .day), ("yearly", "Every year", .yearly), ("start", "From time", .time),
        ("end", "Until time", .time),
        ("provider", "Only", .nobody), ("words", "Why", .text), gone,
      ]
    case .officeRules: return [("line", "Line", .whole), ("name", "Name", .text), ("text", "Rule", .text), gone]
    case .resources: return [("name", "Name", .text), ("use", "Use", .text), ("outUntil", "Out until", .day), gone]
    case .payers:
      return [
        ("name", "Name", .text), ("sort", "Kind of insurance", .words(Payer.Sort.allCases.map(\.rawValue))),
        ("electronic", "Payer ID", .text), ("phone", "Phone", .text), ("needsReferral", "Needs a referral", .yes),
        ("copays", "Copays", .copays), ("memberIDs", "Member numbers look like", .text), ("filingDays", "Claims within, days", .whole),
        gone,
      ]
    case .fees:
      return [
        ("section", "Section", .text), ("code", "Code", .text), ("words", "Words", .text), ("price", "Price", .cents),
        ("payer", "For patients of", .payer), ("from", "First date of service", .day), ("to", "Last date of service", .day),
        ("allowed", "Payer agreed to pay", .maybeCents), ("addOn", "Only beside another", .yes), gone,
      ]
    case .commonDiagnoses: return [("code", "Code", .text), ("words", "Words", .text), gone]
    default:
      return [
        ("name", "Signs in as", .text), ("fullName", "Full name", .text), ("role", "Work", .words(StaffRole.allCases.map(\.rawValue))),
        ("account", "Account on this host", .text), ("allowed", "A trainee may", .list), gone,
      ]
    }
  }

  var subject: Reference? { id.isEmpty ? nil : Reference(kind, id) }
  var edits: Reference? { subject }
  func recordField(_ input: String) -> String { input.split(separator: ".").first.map(String.init) ?? input }

  func title(_ view: View) -> String { id.isEmpty ? "Add to \(Self.words(kind))" : "Change \(Self.words(kind))" }

  func lines(_ view: View) -> [String] {
    kind == .templates
      ? ["Hours: 0800-1120/20 open, 1120-1200 1111 (slot codes), 1200-1300 closed \"lunch\". The number after / is the grid in minutes."]
      : kind == .visitTypes ? ["Needs: the use of a thing that is booked with it: interpreter, ECG; several with commas."] : []
  }

  private func record(_ view: View) -> Datum.Fields { view.office.atHand(kind).first { $0.reference.id == id }?.fields ?? [:] }

  func inputs(_ view: View) -> [FormInput] {
    let record = record(view)
    return Self.layout(kind).map { path, label, sort in
      let value = path.split(separator: ".").reduce(Datum.fields(record)) { $0.fields?[String($1)] ?? .null }
      switch sort {
      case .yes: return FormInput(path, label, start: value == .flag(true) ? "yes" : "no", choices: ["no", "yes"])
      case .words(let words): return FormInput(path, label, start: value.text ?? words.first ?? "", choices: words)
      case .provider:
        return FormInput(
          path, label, start: value.text.flatMap { ProviderID($0) }.map { view.provider($0) } ?? Choices.only(view),
          choices: Choices.providers(view))
      case .weekday:
        return FormInput(path, label, start: Weekdays.name(value.whole) ?? "", example: "if not one date", choices: Weekdays.names)
      case .whole, .minutes: return FormInput(path, label, start: value.whole.map(String.init) ?? Self.usual(path))
      case .ownMinutes: return FormInput(path, label, start: value.whole.map(String.init) ?? "", example: "as in the practice")
      case .copays: return FormInput(path, label, start: CopayText.write(value, view), example: "PPO 25, PPO/Sick visit 40, /Physical 0")
      case .cents: return FormInput(path, label, start: value.whole.map { Cents($0).shown } ?? "", example: "128.00")
      case .maybeCents: return FormInput(path, label, start: value.whole.map { Cents($0).shown } ?? "", example: "if known")
      case .payer:
        return FormInput(
          path, label, start: value.text.flatMap { PayerID($0) }.flatMap { view.office[$0]?.name } ?? "", choices: Choices.payers(view))
      case .list:
        return FormInput(
          path, label, start: (value.list ?? []).compactMap(\.text).joined(separator: ", "),
          example: Self.listExample(path))
      case .types:
        let names = (value.list ?? []).compactMap { $0.text.flatMap { VisitTypeID($0) }.flatMap { view.office[$0]?.name } }
        return FormInput(path, label, start: names.joined(separator: ", "), example: "names with commas; empty: all")
      case .nobody:
        return FormInput(
          path, label, start: value.text.flatMap { ProviderID($0) }.map { view.provider($0) } ?? "", choices: Choices.providers(view))
      case .time:
        return FormInput(path, label, start: value.text ?? "", example: path == "opensAt" ? "7:30, if not at midnight" : "if not all day")
      case .blocks: return FormInput(path, label, start: BlockText.write(value, view), example: "0800-1200/20 open  1300-1700/20 open")
      case .yearly: return FormInput(path, label, start: value.text ?? "", example: "4th thu nov; empty: once")
      case .day, .text: return FormInput(path, label, start: value.text ?? "")
      }
    }
  }

  private static func listExample(_ path: String) -> String {
    path == "allowed" ? "all, or: book, arrive" : path == "needsUses" ? "interpreter, ECG" : "the usual ones; with commas, or none"
  }

  /// A day has 1440 minutes; of the rest a number that nobody can mean is refused.
  private static func inRange(_ number: Int, _ path: String, _ label: String, _ sort: Sort) throws(FormProblem) -> Int {
    let most = if case .whole = sort { 100_000 } else { 1440 }
    guard (0...most).contains(number) else { throw FormProblem(path, "\(label): \(number) is not between 0 and \(most)") }
    return number
  }

  /// What is printed on every sheet is written as the post and the payers have it.
  private func text(_ path: String, _ values: FormValues, _ record: Datum.Fields) throws(FormProblem) -> String {
    switch path {
    case "phone": return try values.phone(path, before: record["phone"].text)
    case "address.state": return try values.state(path, before: record["address"].fields?["state"].text)
    case "address.zip":
      return try values.zip(path, state: values.text("address.state"), before: record["address"].fields?["zip"].text)
    case "taxID":
      let text = values.text(path), digits = text.filter(\.isASCIIDigit)
      if text.isEmpty { return "" }
      guard digits.count == 9, text.allSatisfy({ $0.isASCIIDigit || $0 == "-" }) else {
        throw FormProblem(path, "a tax number has nine digits: 12-3456789")
      }
      return text
    default: return values.text(path)
    }
  }

  /// What a new record starts with.
  private static func usual(_ path: String) -> String { ["minutes": "20", "limit": "0", "doubleBook": "1", "line": "10"][path] ?? "" }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let record = record(view)
    var now = Datum.Fields()
    for (path, label, sort) in Self.layout(kind) {
      let value: Datum
      switch sort {
      case .text, .words: value = .text(try text(path, values, record))
      case .list:
        value = .list(values.text(path).split(separator: ",").map { .text(String($0).trimmed) }.filter { $0 != .text("") })
      case .yes: value = .flag(values.text(path) == "yes")
      case .whole, .minutes:
        guard let number = try values.whole(path) else {
          if id.isEmpty { continue }
          throw FormProblem(path, "\(label) should be a whole number")
        }
        value = .whole(try Self.inRange(number, path, label, sort))
      case .ownMinutes:
        let number = try values.whole(path)
        value = try number.map { (number) throws(FormProblem) in try Self.inRange(number, path, label, sort) }?.datum ?? .null
      case .copays: value = try CopayText.read(values.text(path), path, view)
      case .cents:
        guard let cents = try values.cents(path) else {
          if id.isEmpty, path != "price" { continue }
          throw FormProblem(path, "a price is an amount, 128 or 128.50")
        }
        value = cents.datum
      case .maybeCents: value = try values.cents(path)?.datum ?? .null
      case .payer: value = view.office.payers.sorted.first { $0.name == values.text(path) }?.id.datum ?? .null
      case .provider:
        guard let provider = view.office.providers.sorted.first(where: { $0.short == values.text(path) }) else {
          throw FormProblem(path, "which provider?")
        }
        value = provider.id.datum
      case .weekday: value = .whole((Weekdays.names.firstIndex(of: values.text(path)) ?? -1) + 1)
      case .day: value = try values.day(path)?.datum ?? .null
      case .yearly: value = try values.yearly(path)?.datum ?? .null
      case .blocks: value = try BlockText.read(values.text(path), path, view)
      case .time: value = try values.time(path)?.datum ?? .null
      case .nobody: value = view.office.providers.sorted.first { $0.short == values.text(path) }?.id.datum ?? .null
      case .types:
        var types: [VisitTypeID] = []
        for name in values.text(path).split(separator: ",").map({ String($0).trimmed }) where !name.isEmpty {
          guard let type = view.office.visitTypes.sorted.first(where: { !$0.gone && $0.name.lowercased() == name.lowercased() }) else {
            throw FormProblem(path, "there is no visit type \"\(name)\": \(Choices.types(view).joined(separator: ", "))")
          }
          types.append(type.id)
        }
        value = types.datum
      }
      let steps = path.split(separator: ".").map(String.init)
      if steps.count == 2 {
        var part = now[steps[0]].fields ?? record[steps[0]].fields ?? [:]
        part[steps[1]] = value
        now[steps[0]] = .fields(part)
      } else {
        now[path] = value
      }
    }
    if kind == .templates, !values.text("day").isEmpty, !values.text("weekday").isEmpty {
      throw FormProblem("day", "hours are of a weekday or of one date: empty one of them (Backspace)")
    }
    return [.change(ChangeSetting(kind, id: id, was: record, now: now))]
  }
}

import Practice

extension SettingForm {
  /// A record of the set-up in one line.
  static func line(_ whole: Edits.Whole, _ view: View) -> String {
    let fields = whole.fields
    func text(_ name: String) -> String { fields[name].text ?? "" }
    switch whole.reference.kind {
    case .fees:
      guard let fee = try? Fee(fields) else { return text("code") }
      let section = fee.section.isEmpty ? "" : "  (\(fee.section))"
      return "\(fee.code)  \(fee.words)  $\(fee.price.shown)\(fee.circumstances(in: view.office))\(section)"
    case .commonDiagnoses: return "\(text("code"))  \(text("words"))"
    case .templates:
      let when = fields["day"].text ?? Weekdays.name(fields["weekday"].whole) ?? "on no day"
      return "\(view.provider(ProviderID(text("provider")))) \(when)  \(BlockText.write(fields["blocks"], view))"
    case .staff:
      let role = StaffRole(rawValue: text("role"))?.label ?? text("role")
      return "\(text("name"))  \(text("fullName"))  \(role)\(text("signIn").isEmpty ? "" : "  PIN")"
    case .visitTypes:
      return "\(text("name"))  \(fields["minutes"].whole ?? 0) min\(fields["telehealth"] == .flag(true) ? "  telehealth" : "")"
    case .providers:
      let name = ["given", "family"].compactMap { fields["name"].fields?[$0].text }.filter { !$0.isEmpty }.joined(separator: " ")
      return "\(text("short"))  \([name, text("credential")].filter { !$0.isEmpty }.joined(separator: ", "))"
    case .rooms: return "\(text("name"))  \(text("use"))"
    case .slotCodes:
      let release = fields["release"].text.flatMap { SlotCode.Release(rawValue: $0) } ?? .always
      let limit = fields["limit"].whole ?? 0, share = fields["doubleBook"].whole ?? 1
      return "\(text("code"))  \(text("words"))  \(fields["minutes"].whole ?? 0) min"
        + (fields["closed"] == .flag(true) ? "  nobody booked" : release == .always ? "" : "  opens \(release.label) \(text("opensAt"))")
        + (limit > 0 ? "  \(limit) a day" : "") + (share > 1 ? "  \(share) share" : "")
    case .closures:
      guard let closure = try? Closure(fields) else { return text("words") }
      let booked = view.office.booked(in: closure, from: view.today).count
      let who = closure.provider.map { view.provider($0) } ?? "office closed"
      let hours = closure.start == nil && closure.end == nil ? "" : " \(closure.first.shown)-\(closure.until.shown)"
      let when = closure.yearly == nil ? "\(closure.from.iso)\(closure.to.map { " to \($0.iso)" } ?? "")" : closure.when
      return "\(when)\(hours)  \(who): \(closure.words)"
        + (booked > 0 ? "  (\(booked) booked)" : "")
    case .officeRules: return "\(fields["line"].whole ?? 0)  \(text("name")): \(text("text"))"
    case .resources: return "\(text("name"))  \(text("use"))\(text("outUntil").isEmpty ? "" : "  out until \(text("outUntil"))")"
    default: return text("name")
    }
  }
}

import Practice

/// An office of people whose names are hard on a screen, all of them here.
enum Odd {
  static let names: [PersonName] = [
    PersonName(String(repeating: "Wolfeschlegelsteinhausenbergerdorff", count: 2).prefixed(60), "Hubert Blaine"),
    PersonName("山田", "花子太郎"), PersonName("Suharto", ""), PersonName("Nguye\u{302}\u{303}n", "Thi\u{323}"),
    PersonName("\u{1B}[31mRed\u{1B}[0m", "\u{9B}2J\u{7}Bell"), PersonName("\u{202E}desrever", "a\u{200B}b\u{200D}c"),
    PersonName("O'Brien-García", "👩🏽‍⚕️ Ana"), PersonName("김", "민준"), PersonName("Line\nbreak", "Tab\tTab"), PersonName("ابن سينا", "علي"),
  ]

  static let office: Office = {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .frontDesk, desk: "front-2")
    for (index, name) in names.enumerated() {
      let added = try? office.apply(
        Change(
          AddPatient {
            $0.name = name
            $0.note = name.family
            $0.address.street = name.given
          }), context)
      guard let id = added?.edits.new.first.flatMap({ PatientID($0.reference.id) }) else { continue }
      _ = try? office.apply(
        Change(
          WalkIn {
            $0.patient = id
            $0.provider = office.providers.sorted[index % 3].id
            $0.type = office.visitTypes.sorted[0].id
            $0.reason = name.given
          }), context)
    }
    return office
  }()
}

extension String {
  fileprivate func prefixed(_ count: Int) -> String { String(prefix(count)) }
}

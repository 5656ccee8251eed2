import Practice

extension ClinicMaker {
  /// Sets the clinic up: as the sample practice is, with as many providers and rooms as it takes.
  mutating func open(providers count: Int, at then: Moment) {
    var office = Office()
    func add<R: Record>(_ record: R) { act(ChangeSetting(new: record), in: &office, at: then, by: .manager) }
    let practice = data.practice
    add(practice.practice)
    for person in practice.staff {
      var person = person
      if person.role == .manager, person.name == Demo.person { person.account = size.account }
      add(person)
    }
    let names = data.patients.filter { !$0.family.isEmpty && !$0.given.isEmpty }
    for number in 0..<count {
      let name = names[number * 7 % names.count]
      add(
        Provider {
          $0.name = PersonName(name.family, name.given)
          $0.short = "\(name.family) \(number + 1)"
          $0.credential = number % 3 == 0 ? "NP" : "MD"
        })
    }
    for number in 1...(count * 3) {
      add(
        Room {
          $0.name = String(number)
          $0.use = "exam"
        })
    }
    for type in practice.visitTypes { add(type) }
    func block(_ from: ClockTime, _ to: ClockTime, lunch: Bool = false) -> ScheduleTemplate.Block {
      ScheduleTemplate.Block {
        $0.from = from
        $0.to = to
        $0.step = 20
        $0.closed = lunch
        $0.label = lunch ? "lunch" : ""
      }
    }
    let blocks = [
      block(ClockTime(8, 0), ClockTime(12, 0)), block(ClockTime(12, 0), ClockTime(13, 0), lunch: true),
      block(ClockTime(13, 0), ClockTime(17, 0)),
    ]
    for provider in office.providers.sorted {
      for weekday in 1...6 {
        add(
          ScheduleTemplate {
            $0.provider = provider.id
            $0.weekday = weekday
            $0.blocks = blocks
          })
      }
    }
    for payer in practice.payers { add(Payer { ($0.name, $0.electronic, $0.phone) = (payer.name, payer.electronic, payer.phone) }) }
    for fee in data.fees {
      add(Fee { ($0.section, $0.code, $0.words, $0.price, $0.addOn) = (fee.section, fee.code, fee.words, fee.price, fee.addOn) })
    }
    for diagnosis in data.diagnoses { add(CommonDiagnosis { ($0.code, $0.words) = (diagnosis.code, diagnosis.words) }) }
    setUp = office
  }

  /// Puts somebody on file, with papers and insurance, as the desk does on the telephone.
  mutating func newPatient(at now: Moment) -> (Patient, Coverage?)? {
    let family = dice.pick(data.patients), given = dice.pick(data.patients), home = dice.pick(data.patients)
    // Hyphened names and middle letters, so that namesakes are as seldom as they are.
    let other = dice.pick(data.patients)
    let born = now.day.advanced(by: -dice.number(30...33_000))
    let digits = dice.number(1_000_000...9_999_999)
    var office = setUp
    let doubles = dice.chance(12)
    let verb = AddPatient {
      $0.name = PersonName(doubles && other.family != family.family ? "\(family.family)-\(other.family)" : family.family, given.given)
      $0.name.middle = ["", "", "A", "J", "M", "R"][digits % 6]
      $0.born = born
      $0.sex = given.sex
      $0.phones = [
        Phone {
          $0.number = "845-\(digits / 10_000)-\(String(10_000 + digits % 10_000).dropFirst())"
          $0.mayLeaveMessage = digits % 3 == 0
        }
      ]
      $0.address.street = "\(digits % 900 + 1) \(home.street.split(separator: " ").dropFirst().joined(separator: " "))"
      $0.address.city = home.city
      $0.address.state = home.state
      $0.address.zip = home.zip
      $0.email = digits % 2 == 0 ? "p\(digits)@example.org" : ""
      $0.notTheSame = true
    }
    guard let entry = act(verb, in: &office, at: now, by: .desk),
      let id = entry.edits.new.first.flatMap({ PatientID($0.reference.id) })
    else { return nil }
    act(
      FilePapers {
        $0.patient = id
        $0.papers = Consent.Paper.allCases
      }, in: &office, at: now, by: .desk)
    let payers = setUp.payers.sorted
    if !payers.isEmpty, !dice.chance(8) {
      let payer = dice.pick(payers)
      act(
        AddCoverage {
          $0.patient = id
          $0.payer = payer.id
          $0.plan = "Select"
          $0.member = "M\(digits)-01"
          $0.from = now.day.advanced(by: -200)
          $0.copay = Cents([1500, 2000, 2500, 3000, 4000][digits % 5])
        }, in: &office, at: now, by: .desk)
    }
    return office[id].map { ($0, office.filed(Coverage.self, of: id).last) }
  }
}

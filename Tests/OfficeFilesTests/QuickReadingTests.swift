import Practice
import Testing

@testable import OfficeFiles

@Suite("Reading a day's records quickly") struct QuickReadingTests {
  private let appointment = Appointment {
    $0.id = AppointmentID("a17") ?? .unnumbered
    $0.v = 3
    $0.patient = PatientID("p4") ?? .unnumbered
    $0.provider = ProviderID("d2") ?? .unnumbered
    $0.type = VisitTypeID("t1") ?? .unnumbered
    $0.day = Day(2026, 2, 28) ?? Day(number: 0)
    $0.start = ClockTime(9, 5)
    $0.minutes = 40
    $0.slot = .confirmed
    $0.reason = "Husten, 咳 und \u{1F912}"
    $0.bookedAt = Moment(milliseconds: 1_795_000_000_123, offset: -300)
    $0.bookedBy = "maria"
  }

  private func line(_ record: some Record) -> ArraySlice<UInt8> { RecordLine.write(record.reference, record.recorded)[...] }

  @Test("gives the very record that the thorough reading gives, or leaves it to that one")
  func same() throws {
    var visit = Visit()
    (visit.id, visit.v, visit.patient, visit.appointment) = (VisitID("v9") ?? .unnumbered, 8, appointment.patient, appointment.id)
    (visit.provider, visit.type, visit.day, visit.ticket) = (appointment.provider, appointment.type, appointment.day, 12)
    visit.spans = [Visit.State.arrived, .ready, .called].map { state in
      VisitSpan {
        $0.state = state
        $0.from = appointment.bookedAt
        $0.by = "lin"
      }
    }
    visit.checks = [Check(.identity, .same, "name, birth date"), Check(.copay)]
    #expect(RecordLine.quickAppointment(line(appointment)) == appointment && RecordLine.quickVisit(line(visit)) == visit)
    visit.quoted = [QuotedWait { $0.minutes = 20 }]
    #expect(RecordLine.quickVisit(line(visit)) == nil)
    var odd = appointment
    odd.reason = "says \"ouch\"\n"
    #expect(RecordLine.quickAppointment(line(odd)) == nil)
    odd = appointment
    odd.outside = [OutsideNumber("synthea", "17")]
    #expect(RecordLine.quickAppointment(line(odd)) == nil)
  }

  @Test("a line that is cut, or changed anywhere, is never read as another record than the thorough reading makes of it")
  func damaged() throws {
    let good = Array(line(appointment))
    for index in good.indices {
      for change in [1, 2, 16, 128] as [UInt8] {
        var bad = good
        bad[index] ^= change
        if let read = RecordLine.quickAppointment(bad[...]) {
          #expect(RecordLine.fields(bad[...]).flatMap { try? Appointment($0) } == read, "\(String(decoding: bad, as: UTF8.self))")
        }
      }
      #expect(RecordLine.quickAppointment(good[..<index]) == nil)
    }
    #expect(RecordLine.quickAppointment((good + [0x20])[...]) == nil)
  }

  @Test("days and times are read by their bytes as they are written")
  func times() {
    for text in ["2026-02-28T23:59:59.999-05:00", "2024-02-29T00:00:00.000+05:30", "1999-12-31T12:00:00.001+00:00"] {
      #expect(Moment(iso: text)?.iso == text)
    }
    for text in ["2026-02-29T10:00:00.000+00:00", "2026-02-28T24:00:00.000+00:00", "2026-02-28T10:00:60.000+00:00", "2026-2-28"] {
      #expect(Moment(iso: text) == nil, "\(text)")
    }
    #expect(Moment(iso: "2026-11-23T09:00", offset: -300)?.iso == "2026-11-23T09:00:00.000-05:00" && Day(iso: "2026-02-30") == nil)
  }
}

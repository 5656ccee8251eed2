import OfficeFiles
import Practice
import Testing

@Suite("Appointments of other systems") struct ImportAppointmentTests {
  @Test("A plain book: by number or by name and birth date, with providers, types and statuses")
  func plain() throws {
    let desk = try ImportDesk()
    _ = try desk.patients("id,first,last,dob\n7,Ada,Okafor,1982-03-04\n")
    let text = """
      appointment id,date,time,minutes,patient id,first name,last name,dob,provider,type,status,reason
      1,2026-10-05,9:20 AM,20,7,,,,Dr Lin,Imported,completed,cough
      2,2026-10-05,09:20,20.4,,Ben,Smith,1/2/1970,,,scheduled,
      3,10/6/2026,14:05:30,15,,Ada,Okafor,3/4/1982,,Botox,no-show,
      4,2026-12-01,10:00,15,7,,,,,,confirmed,
      5,2026-12-01,10:00,15,,Ben,Smith,1970-01-02,,,booked,
      6,2026-12-02,10:00,15,7,,,,,,completed,
      7,2026-12-02,10:00,15,,Ben,Smith,,,,booked,
      8,2026-12-02,10:00,15,7,,,,House,,booked,
      9,2026-12-02,25:00,15,7,,,,,,booked,
      10,2026-12-02,10:00,15,7,,,,,,sometimes,

      """
    let report = try desk.appointments(text)
    #expect(report.totals == [5, 0, 5], "\(report.rejects)")
    #expect(report.count(.unidentified) == 1 && report.count(.unknownType) == 1 && report.count(.overbooked) == 2)
    #expect(report.rejects.map(\.row) == [7, 8, 9, 10, 11])
    let booked = desk.folder.office.appointments.sorted
    try #require(booked.count == 5)
    #expect(booked.map(\.minutes) == [20, 20, 15, 15, 15] && booked.map(\.start.iso) == ["09:20", "09:20", "14:06", "10:00", "10:00"])
    #expect(booked.map(\.slot) == [.done, .booked, .noShow, .confirmed, .booked])
    #expect(booked[4].overbooked == "imported" && booked[2].note == "imported as Botox" && booked[0].reason == "cough")
    #expect(booked[1].patient == booked[4].patient && desk.folder.office[booked[1].patient]?.name.listed == "Smith, Ben")
    #expect(try desk.appointments(text).totals == [0, 5, 5])
    desk.expectSound()
  }

  @Test("A book without numbers is not imported twice either")
  func withoutNumbers() throws {
    let desk = try ImportDesk()
    let text =
      "datetime,name,dob,status\n2026-10-05T09:20:00,\"Okafor, Ada\",1982-03-04,cancelled\n2026-10-05T09:20:00,Ben Smith,1970-01-01,attended\n"
    #expect(try desk.appointments(text).totals == [2, 0, 0])
    #expect(try desk.appointments(text).totals == [0, 2, 0])
    desk.expectSound()
  }

  @Test("Times that cannot be, a patient who is someone else, and two places at a time are refused by row")
  func refused() throws {
    let desk = try ImportDesk()
    _ = try desk.patients("id,first,last,dob,sex,death date\n7,Ada,Okafor,1982-03-04,F,\n8,Old,Man,1910-01-01,M,2000-01-01\n")
    let text = """
      id,date,time,patient id,sex,age,status,arrived,seen,left
      1,2026-10-05,09:20,7,F,44,attended,09:10:30,09:05:00,09:40:00
      2,2026-10-05,09:20,7,M,44,attended,,,
      3,2026-10-05,09:20,7,F,12,attended,,,
      4,2026-10-05,09:20,7,F,44,attended,09:10:30,09:25:00,09:40:10
      5,2026-10-05,09:40,7,F,44,attended,09:39:30,09:45:00,10:00:00
      6,2026-10-05,10:00,8,M,,attended,,,
      7,2026-10-05,10:00,,,,attended,,,
      8,2026-10-05,10:00,99,F,300,attended,,,
      9,2026-10-05,10:20,7,F,44,attended,10:10:30,,

      """
    let report = try desk.appointments(text)
    #expect(report.totals == [2, 0, 7], "\(report.rejects)")
    let visits = desk.folder.office.visits.sorted
    #expect(visits.count == 2 && visits[0].arrivedAt?.iso == "2026-10-05T09:10:30.000-04:00" && visits[1].spans.count == 2)
    #expect(desk.folder.office.patients.count == 2)
    desk.expectSound()
  }
}

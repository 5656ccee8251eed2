import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("Patients of other systems") struct ImportPatientTests {
  @Test("Synthea's patients: digits left out, the dead stay dead, of a social security number four digits, Jr and Sr are two")
  func synthea() throws {
    let desk = try ImportDesk()
    let report = try desk.patients(ImportDesk.fixture("synthea/patients.csv"))
    #expect(report.totals == [4, 0, 1] && report.count(.alike) == 1 && report.count(.deceased) == 1)
    #expect(report.rejects[0].row == 6 && report.rejects[0].sentence.contains("1950-13-40"))
    let people = desk.folder.office.patients.sorted
    #expect(people.map(\.name.listed) == ["Langosh, Damon", "Wunsch, Thi", "O'Keefe-Núñez Jr., José Luis", "O'Keefe-Núñez Sr., José Luis"])
    #expect(people[1].deceased == Day(2010, 5, 1) && people[1].note == "born as Mayer" && people[0].ssn4 == "3251")
    #expect(people[2].address.line == "1 Torp Club, Unit 3, Boston, Massachusetts 02108")
    let booking = Book {
      ($0.patients, $0.provider, $0.type) = ([people[1].id], ProviderID("d1") ?? .unnumbered, VisitTypeID("t1") ?? .unnumbered)
      ($0.day, $0.start) = (ImportDesk.now.day.advanced(by: 1), ClockTime(9, 0))
    }
    for setting in [ChangeSetting(new: Provider { $0.short = "Lin" }), ChangeSetting(new: VisitType { $0.name = "Visit" })] {
      #expect(desk.folder.commit(Change(setting), ImportDesk.context).isSaved)
    }
    #expect(desk.folder.office.refusal(booking, ImportDesk.context)?.rule == "deceased")
    let journal = String(decoding: desk.test.bytes("journal/000001.jsonl"), as: UTF8.self)
    #expect(!journal.contains("999-") && !journal.contains("999653251") && !journal.contains("S99995466"))
    #expect(try desk.patients(ImportDesk.fixture("synthea/patients.csv")).totals == [0, 4, 1])
    desk.expectSound()
  }

  @Test("When they were last seen comes along where a column says so, and makes them established patients")
  func lastSeen() throws {
    let desk = try ImportDesk()
    let report = try desk.patients(
      "first name,last name,dob,last visit\nAda,Okafor,1982-03-04,2024-03-09\nBo,Lind,1990-01-02,never\nCy,Wu,1990-01-02,2090-01-01\n")
    #expect(report.totals == [3, 0, 0])
    #expect(desk.folder.office.patients.sorted.map(\.seenBefore) == [Day(2024, 3, 9), nil, nil])
    desk.expectSound()
  }

  @Test("Digits in Synthea's names stay where that is wanted, and those of other systems always")
  func digits() throws {
    let desk = try ImportDesk()
    _ = try desk.patients(ImportDesk.fixture("synthea/patients.csv"), keepsDigits: true)
    #expect(desk.folder.office.patients.sorted[0].name.listed == "Langosh790, Damon455")
    #expect(try desk.patients("first name,last name,dob\nR2,D2,1977-05-25\n").totals == [1, 0, 0])
    #expect(desk.folder.office.patients.sorted.last?.name.listed == "D2, R2")
  }

  @Test(
    "Columns are known by the names that common exports give them",
    arguments: [
      "First Name,Last Name,DOB,Gender,Phone,Address,City,State,Zip\nAda,Okafor,3/4/1982,F,617-555-0101,1 Elm,Boston,MA,02108\n",
      "id,pid,title,fname,lname,mname,DOB,sex,street,postal_code,city,state,phone_home,pubpid\n9,7,Ms.,Ada,Okafor,,1982-03-04,Female,1 Elm,02108,Boston,MA,617-555-0101,7\n",
      "PatNum,LName,FName,MiddleI,Birthdate,Gender,Address,City,State,Zip,HmPhone\n7,Okafor,Ada,,1982-03-04 00:00:00,1,1 Elm,Boston,MA,02108,617-555-0101\n",
      "Name;Date of Birth;Sex;Tel;Street;City;State;Postal Code\n\"Okafor, Ada\";19820304;w;617-555-0101;1 Elm;Boston;MA;02108\n",
    ])
  func exports(_ text: String) throws {
    let desk = try ImportDesk()
    #expect(try desk.patients(text).totals == [1, 0, 0])
    let patient = try #require(desk.folder.office.patients.sorted.first)
    #expect(patient.name.listed == "Okafor, Ada" && patient.born == Day(1982, 3, 4) && patient.sex == .female)
    #expect(patient.phones.map(\.digits) == ["6175550101"] && patient.address.line == "1 Elm, Boston, MA 02108")
    #expect(try desk.patients(text).totals == [0, 1, 0])
  }

  @Test("A mapping says what is what, and where it is wrong")
  func mapping() throws {
    let desk = try ImportDesk()
    let text = "A,B,C\nOkafor,Ada,31/12/1982\n"
    #expect(
      try desk.patients(text, mapping: "# ours\nfamily = A\ngiven=B\nborn = C\ndates = dmy\nsource = old-book\n").totals == [1, 0, 0])
    #expect(desk.folder.office.patients.sorted[0].born == Day(1982, 12, 31))
    func fault(_ mapping: String) -> String {
      do {
        _ = try desk.patients(text, mapping: mapping)
        return "none"
      } catch { return (error as? CSVFault)?.sentence ?? "\(error)" }
    }
    #expect(fault("family = A\nfirst = B").hasPrefix("line 2 of the mapping: there is no \"first\" here; ours are"))
    #expect(fault("family = A\n\ngiven = Z").hasPrefix("line 3 of the mapping: the file has no column \"Z\""))
    #expect(fault("family").contains("ours = theirs"))
    #expect(fault("born = C").contains("family name"))
    #expect(fault("family = A\nborn = C").contains("31/12/1982"))
  }

  @Test("The same person is found by what agrees, and a namesake is told and kept")
  func evidence() throws {
    let desk = try ImportDesk()
    let header = "first,last,suffix,middle,dob,sex,phone,address,zip,ssn\n"
    let ada = "Ada,Okafor,,,1982-03-04,F,617-555-0101,1 Elm,02108,123-45-6789\n"
    #expect(try desk.patients(header + ada).totals == [1, 0, 0])
    func totals(_ row: String) throws -> [Int] {
      let report = try desk.patients(header + row + "\n", mapping: nil)
      return report.totals + [report.count(.alike)]
    }
    #expect(try totals("ADA,Ókafor,,,3/4/1982,female,(617) 555-0101,,,") == [0, 1, 0, 0])
    #expect(try totals("Ada,Okafor,,,1982-03-04,F,617-555-9999,1 Elm,02108,") == [0, 1, 0, 0])
    #expect(try totals("Ada,Okafor,,,1982-03-04,,,,,") == [0, 1, 0, 0])
    #expect(try totals("Ada,Okafor,,,1982-03-04,F,999,9 Oak,99999,xxx-xx-6789") == [0, 1, 0, 0])
    #expect(try totals("Ada,Okafor,,,1982-03-04,F,617-555-9999,9 Oak,02109,") == [1, 0, 0, 1])
    #expect(try totals("Ada,Okafor,,,1982-03-04,M,617-555-0101,1 Elm,02108,") == [1, 0, 0, 1])
    #expect(try totals("Ada,Okafor,,,1982-03-05,F,617-555-0101,1 Elm,02108,") == [1, 0, 0, 0])
    desk.expectSound()
  }

  @Test("Twice in one file is once on file; one number for two people is refused")
  func withinOneFile() throws {
    let desk = try ImportDesk()
    let text =
      "id,first,last,dob,phone\n1,Ada,Okafor,1982-03-04,617-555-0101\n2,Ada,Okafor,1982-03-04,617-555-0101\n1,Ben,Smith,1970-01-01,\n"
    let report = try desk.patients(text)
    #expect(report.totals == [1, 1, 1] && report.rejects[0].sentence.contains("who is someone else"))
    #expect(report.there[0].row == 3 && report.there[0].sentence.contains("the phone agrees"))
  }

  @Test("Rows that cannot be right are refused with the reason, and the others are imported")
  func hostile() throws {
    let desk = try ImportDesk()
    let long = String(repeating: "x", count: 300)
    let text =
      "first,last,dob,note\nA\u{1B}[31mda,Okafor,1982-03-04,\nAda,,1982-03-04,\n,,1982-03-04,\nAda,Okafor,2082-03-04,\nAda,Okafor,,\n"
      + "Ada,Okafor,02/30/1982,\n\(long),Okafor,1982-03-04,\nAda,Okafor\nAda\u{202E},=Okafor,1982-03-04,\"two\nlines\"\n,Sukarno,6/6/1901,\n"
    let report = try desk.patients(text)
    // A given name alone is a name; one that is nothing is none.
    #expect(report.totals == [3, 0, 7])
    #expect(desk.folder.office.patients.sorted.map(\.name.listed) == ["Ada", "=Okafor, Ada", "Sukarno"])
    #expect(report.rejects.map(\.row) == [2, 4, 5, 6, 7, 8, 9])
    #expect(report.rejects[0].sentence.contains("control character"))
    desk.expectSound()
  }

  @Test("What was refused is written beside the file, for this account only, harmless and without social security numbers")
  func rejects() throws {
    let desk = try ImportDesk()
    let header = "first,last,dob,ssn,note"
    let report = try desk.patients("\(header)\n=cmd,Okafor,never,123-45-6789,\"his is 987-65-4321, hers\"\n")
    let path = desk.test.path + "/a.csv"
    let columns = header.split(separator: ",").map(String.init)
    #expect(try RejectsFile.write(report, header: columns, beside: path) == path + ".rejected.csv")
    #expect(try RejectsFile.write(report, header: columns, beside: path) == path + ".rejected-2.csv")
    let text = try String(contentsOfFile: path + ".rejected.csv", encoding: .utf8)
    #expect(text.contains("line 2: has \"\"never\"\"") && text.contains(",'=cmd,Okafor,never,***-**-6789,\"his is ***-**-4321, hers\""))
    #expect(!text.contains("123-45") && !text.contains("987-65"))
    let mode = try FileManager.default.attributesOfItem(atPath: path + ".rejected.csv")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("A thousand patients take a handful of lines")
  func batches() throws {
    let desk = try ImportDesk()
    let rows = (1...1000).map { "\($0),Given\($0),Family\($0 % 37),19\(10 + $0 % 90)-01-0\(1 + $0 % 9)" }
    let text = "id,first,last,dob\n" + rows.joined(separator: "\n")
    #expect(try desk.patients(text).totals == [1000, 0, 0])
    #expect(desk.folder.office.seq == 6)
    try desk.folder.checkpoint()
    #expect(try desk.patients(text).totals == [0, 1000, 0])
    desk.expectSound()
  }
}

/// What columns are called in the exports that are known, by what they are called here. The first name that is there wins.
enum ColumnNames {
  /// Ours in the order of the preview, and theirs in small letters and digits alone.
  typealias Table = [(ours: String, theirs: [String])]

  static let patients: Table = [
    ("number", ["patientid", "patnum", "pid", "mrn", "medicalrecordnumber", "chartnumber", "patientnumber", "accountnumber", "id"]),
    ("name", ["name", "fullname", "patientname", "patient"]),
    ("family", ["last", "lastname", "lname", "familyname", "surname", "family", "patientlastname"]),
    ("given", ["first", "firstname", "fname", "givenname", "given", "forename", "patientfirstname"]),
    ("middle", ["middle", "middlename", "mname", "middlei", "mi", "middleinitial"]),
    ("suffix", ["suffix", "namesuffix"]),
    ("called", ["preferred", "preferredname", "nickname", "goesby"]),
    ("maiden", ["maiden", "maidenname", "birthname"]),
    ("born", ["birthdate", "dob", "dateofbirth", "birthday", "born", "patientdob"]),
    ("died", ["deathdate", "dateofdeath", "deceaseddate", "datetimedeceased", "dod", "died"]),
    ("sex", ["sex", "gender", "administrativesex", "birthsex", "sexatbirth"]),
    ("ssn", ["ssn", "ss", "socialsecurity", "socialsecuritynumber", "socsec", "ssnumber"]),
    ("street", ["address", "street", "address1", "addressline1", "streetaddress", "addr1", "homeaddress"]),
    ("unit", ["address2", "addressline2", "streetline2", "unit", "apt", "apartment"]),
    ("city", ["city", "town"]), ("state", ["state", "stateprovince", "province"]),
    ("zip", ["zip", "postalcode", "zipcode", "postcode"]),
    ("mobile", ["mobile", "cell", "cellphone", "mobilephone", "phonecell", "wirelessphone"]),
    ("home", ["homephone", "phonehome", "hmphone", "home"]),
    ("work", ["workphone", "phonebiz", "phonework", "wkphone", "businessphone"]),
    ("phone", ["phone", "phonenumber", "telephone", "tel", "primaryphone", "phone1"]),
    ("email", ["email", "emailaddress"]), ("language", ["language", "preferredlanguage"]),
    ("note", ["note", "notes", "comment", "comments"]),
    (
      "seen",
      [
        "lastseen", "lastseendate", "lastvisit", "lastvisitdate", "dateoflastvisit", "datelastvisit", "lastappointment",
        "lastappointmentdate",
      ]
    ),
  ]

  static let appointments: Table = [
    ("number", ["appointmentid", "apptid", "aptnum", "appointmentnumber", "pceid", "id"]),
    ("patient", ["patientid", "patnum", "pcpid", "pid", "mrn", "chartnumber", "patientnumber"]),
    ("name", ["name", "fullname", "patientname", "patient"]),
    ("family", ["last", "lastname", "lname", "familyname", "surname", "patientlastname"]),
    ("given", ["first", "firstname", "fname", "givenname", "patientfirstname"]),
    ("born", ["birthdate", "dob", "dateofbirth", "birthday", "patientdob"]),
    ("sex", ["sex", "gender"]), ("age", ["age", "ageyears"]),
    ("when", ["appointmentdatetime", "aptdatetime", "datetime", "startdatetime"]),
    ("day", ["appointmentdate", "apptdate", "date", "day", "pceventdate", "eventdate"]),
    ("start", ["appointmenttime", "appttime", "time", "start", "starttime", "pcstarttime"]),
    ("minutes", ["minutes", "duration", "length", "durationminutes", "lengthminutes"]),
    ("provider", ["provider", "providername", "doctor", "physician", "clinician"]),
    ("type", ["type", "visittype", "appointmenttype", "category"]),
    ("status", ["status", "appointmentstatus", "aptstatus", "pcapptstatus"]),
    ("reason", ["reason", "reasonforvisit", "chiefcomplaint", "visitreason"]), ("note", ["note", "notes", "comment", "comments"]),
    ("booked", ["schedulingdate", "bookeddate", "bookedat", "booked", "createdat", "dateentered"]),
    ("arrived", ["checkintime", "arrivaltime", "arrived", "arrivedat", "checkin"]),
    ("seen", ["seentime", "seen", "seenat", "withprovider"]),
    ("left", ["checkouttime", "left", "leftat", "departed", "checkout"]),
    ("took", ["tookminutes", "took"]), ("wait", ["waitingtime", "wait", "waitminutes"]),
  ]

  /// An export whose columns have meanings of their own.
  struct Known: Sendable {
    var source: String
    /// It is this export if all of these are there.
    var marks: Set<String>
    /// What is not as elsewhere.
    var others: [String: String] = [:]
  }

  static let knownPatients: [Known] = [
    Known(source: "synthea", marks: ["id", "birthdate", "deathdate", "first", "last", "fips"], others: ["number": "id"]),
    Known(
      source: "synthea", marks: ["id", "birthdate", "deathdate", "ssn", "drivers", "passport", "first", "last"], others: ["number": "id"]),
    Known(source: "openemr", marks: ["fname", "lname", "dob", "pid"], others: ["number": "pid"]),
    Known(source: "opendental", marks: ["patnum", "lname", "fname"], others: ["number": "patnum"]),
    Known(source: "medscheduler", marks: ["patientid", "name", "sex", "dob"]),
  ]

  static let knownAppointments: [Known] = [
    Known(
      source: "medscheduler", marks: ["appointmentid", "slotid", "schedulingdate", "checkintime", "appointmentduration"],
      others: ["start": "appointmenttime", "seen": "starttime", "left": "endtime", "took": "appointmentduration"]),
    Known(source: "opendental", marks: ["aptnum", "patnum", "aptdatetime"]),
    Known(source: "openemr", marks: ["pceid", "pcpid", "pceventdate"]),
  ]

  /// A name as it is compared.
  static func plain(_ name: String) -> String {
    String(
      decoding: name.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 65...90: byte + 32
        case 48...57, 97...122: byte
        default: nil
        }
      }, as: UTF8.self)
  }
}

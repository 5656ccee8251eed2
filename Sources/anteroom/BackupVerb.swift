enum BackupVerb { static func run(_ path: String, _ arguments: Arguments) throws(Stop) {} }

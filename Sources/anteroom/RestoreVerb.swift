enum RestoreVerb { static func run(_ path: String, _ folder: String) throws(Stop) {} }

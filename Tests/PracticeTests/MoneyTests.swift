import Practice
import Testing

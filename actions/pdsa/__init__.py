"""The improvement log, verb by verb. Whatever changes it locks the community first, then reads."""

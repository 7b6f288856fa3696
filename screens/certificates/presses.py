"""What the buttons of certificates mean."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("yl")
@dataclass(frozen=True, slots=True)
class CertificatesPress(Press):
    """To a page, from 0, of everything one can have a certificate of."""

    page: int


@press("ym")
@dataclass(frozen=True, slots=True)
class MySessionPress(Press):
    """To what one can have of a session."""

    session_id: int


@press("yc")
@dataclass(frozen=True, slots=True)
class CertificatePress(Press):
    """To one of them, before it is asked for."""

    kind: str
    subject: int


@press("ys")
@dataclass(frozen=True, slots=True)
class SendPress(Press):
    kind: str
    subject: int


@press("yg")
@dataclass(frozen=True, slots=True)
class WithGmcPress(Press):
    """Asks for the number first."""

    kind: str
    subject: int


@press("yn")
@dataclass(frozen=True, slots=True)
class WithoutGmcPress(Press):
    kind: str
    subject: int


@press("yt")
@dataclass(frozen=True, slots=True)
class PeoplePress(Press):
    """To those who had to do with a session, for its organisers."""

    session_id: int
    page: int


@press("ya")
@dataclass(frozen=True, slots=True)
class TellAllPress(Press):
    session_id: int


@press("yo")
@dataclass(frozen=True, slots=True)
class PersonPress(Press):
    session_id: int
    member_id: int


@press("yp")
@dataclass(frozen=True, slots=True)
class TellOnePress(Press):
    session_id: int
    member_id: int


@press("yw")
@dataclass(frozen=True, slots=True)
class WithdrawPress(Press):
    """Asks for the reason first."""

    certificate_id: int


@press("yr")
@dataclass(frozen=True, slots=True)
class AllowPress(Press):
    """Another may be issued in its place."""

    certificate_id: int

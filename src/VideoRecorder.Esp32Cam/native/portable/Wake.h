#pragma once

namespace videorecorder
{

/// Tells the CLR that something has changed, so that waiting calls are made again. Called by native tasks, with no lock
/// held. It only raises a flag: it does not wait and does not call back. A wake too many does no harm.
using WakeCallback = void (*)();

/// Raises the CLR's event of the card (storage). Defined by the glue; tests define their own.
void WakeForCard();

/// Raises the CLR's event of the camera. Defined by the glue; tests define their own.
void WakeForCamera();

} // namespace videorecorder

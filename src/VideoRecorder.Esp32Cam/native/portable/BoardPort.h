#pragma once

#include <cstdint>

#include "Status.h"

namespace videorecorder
{

/// What the glue hands to the chip as it is.
class BoardPort
{
public:
    /// RSSI of the access point in dBm; 0 without a connection.
    virtual int32_t GetSignalDbm() = 0;

    /// Switches WiFi's power save off; returns whether the driver took it.
    virtual bool DisablePowerSave() = 0;

    virtual ResetReason GetResetReason() = 0;

    /// Starts the watchdog or changes its time-out; returns whether it runs.
    virtual bool StartWatchdog(int32_t timeoutMs) = 0;

    virtual void FeedWatchdog() = 0;

    /// Stops the watchdog, for a restart of the CLR alone.
    virtual void StopWatchdog() = 0;

protected:
    ~BoardPort() = default;
};

} // namespace videorecorder
